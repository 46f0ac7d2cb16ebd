import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { kept } from '../../tools/cli/bundles';

/** What the launcher reads at every run. Only in patterns, tagged templates and remarks amid a statement does the bundler leave other letters. */
test('the kept bundle of the package is ASCII, which is read in half the time', () => {
  const cache = mkdtempSync(path.join(tmpdir(), 'lgtm-cdk8s-bundles-'));
  try {
    const commands = ['synth', 'check', 'docs'].map((name) => path.resolve('tools', name, 'command.ts'));
    const modules = Object.fromEntries(commands.map((file) => [file, file]));
    const { file } = kept({
      name: 'package',
      cache,
      folder: path.resolve('.'),
      modules,
      words: ['--packages=external'],
    });
    const rows = readFileSync(file, 'utf8').split('\n');
    expect(rows.length).toBeGreaterThan(10_000);
    expect(rows.filter((row) => /[^\p{ASCII}]/u.test(row))).toEqual([]);
  } finally {
    rmSync(cache, { recursive: true });
  }
});
