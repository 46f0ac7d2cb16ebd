import { spawnSync } from 'node:child_process';

/** Runs a program of the system to its end; its own words are the error if it fails. */
export function run(program: string, ...words: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, words, { encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${stderr.trim()}`);
  return stdout;
}
