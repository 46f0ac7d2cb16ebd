import { rmSync } from 'node:fs';
import { command } from './command';

/** Reading and writing some hundred megabytes on a busy machine. */
const exportMilliseconds = 300_000;
const shortMilliseconds = 60_000;

/** Unpacks the root file system of an image, by a container that is never started. Returns what failed, in its own words. */
export function exportRoot(engine: string, reference: string, folder: string): string | undefined {
  // Some images name no command, and an engine makes no container without one.
  const created = command(engine, ['create', '--pull=never', reference, 'none'], shortMilliseconds);
  if (created.status !== 0) return created.words;
  const container = created.stdout.trim();
  const archive = `${folder}.tar`;
  try {
    const exported = command(engine, ['export', `--output=${archive}`, container], exportMilliseconds);
    if (exported.status !== 0) return exported.words;
    const unpacked = command('tar', [...unpacking, `--file=${archive}`, `--directory=${folder}`], exportMilliseconds);
    return unpacked.status === 0 ? undefined : unpacked.words;
  } finally {
    rmSync(archive, { force: true });
    command(engine, ['rm', '--force', container], shortMilliseconds);
  }
}

/** File capabilities too: a program that has them may not start where all privileges are dropped. */
const unpacking = [
  '--extract',
  '--same-owner',
  '--numeric-owner',
  '--preserve-permissions',
  '--xattrs',
  '--xattrs-include=*',
];
