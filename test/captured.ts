import path from 'node:path';
import { defineProject } from '../constructs';
import type { Command } from '../tools/cli/command';
import type { Launch } from '../tools/cli/launch';
import { main } from '../tools/cli/main';

/** What a command wrote, and how it ended. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in this process, in the folder of its project. */
export async function captured(command: Command, launch: Launch): Promise<Ended> {
  const before = process.cwd();
  const { log, error } = console;
  const [stdout, stderr]: [string[], string[]] = [[], []];
  console.log = (text) => stdout.push(`${text}\n`);
  console.error = (text) => stderr.push(`${text}\n`);
  process.chdir(launch.folder);
  try {
    await main(command, launch);
    return { status: Number(process.exitCode ?? 0), stdout: stdout.join(''), stderr: stderr.join('') };
  } finally {
    process.exitCode = undefined;
    process.chdir(before);
    Object.assign(console, { log, error });
  }
}

/** What a command is told that looks at no environment. */
export const withoutEnvironments = (...words: readonly string[]): Launch => ({
  words,
  folder: path.resolve('.'),
  packageFolder: path.resolve('.'),
  program: 'npm run',
  loadProject: () => defineProject({ environments: {} }),
  bundle: {
    file: 'bundle.js',
    folder: '.',
    sourceMap: () => {
      throw new Error('nothing is bundled here');
    },
  },
});
