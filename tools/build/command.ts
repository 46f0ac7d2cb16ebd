import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Command } from '../cli/command';
import { run } from '../command';
import { openDeclarations } from './declarations';

export const command: Command = {
  name: 'build',
  summary: 'Compiles what another repository uses into lib/.',
  details:
    'npm pack does it first, so that a package is never of an older state. In this repository nothing reads lib/.',
  options: {},
  run() {
    // What was deleted since the last time must not be packed.
    rmSync('lib', { recursive: true, force: true });
    run(process.execPath, path.join('node_modules', 'typescript', 'bin', 'tsc'), '--project', 'tsconfig.build.json');
    openDeclarations('lib');
    return 0;
  },
};
