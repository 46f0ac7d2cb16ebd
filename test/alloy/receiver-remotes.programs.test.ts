import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { testWith } from '../with-program';
import { type Given, rows, sending } from './receivers';

testWith('alloy', 'a file with every kind of remote is valid', async (program) => {
  const everything: Given = (environment) => {
    const all = rows.map(([, given]) => given(environment));
    return Object.assign({}, ...all, { copyTo: Object.assign({}, ...all.map(({ copyTo }) => copyTo)) });
  };
  const folder = mkdtempSync(join(tmpdir(), 'receiver-'));
  const file = join(folder, 'config.alloy');
  try {
    writeFileSync(file, sending('alloy-receiver', everything).file());
    const { status, stderr } = spawnSync(program, ['validate', '--stability.level=experimental', file]);
    expect([String(stderr), status]).toEqual(['', 0]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
