import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Outside the repository: a fresh clone does not build again. */
export function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lgtm-cdk8s', 'programs');
}

/** A folder to build in. What is in the cache is whole, also if this is killed or runs twice at once. */
export function unfinishedFolder(name: string): string {
  mkdirSync(cacheFolder(), { recursive: true });
  return mkdtempSync(join(cacheFolder(), `.${name}-`));
}

/** Moves a finished folder to its place in the cache. */
export function keep(unfinished: string, folder: string): void {
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Another run was faster: its folder is as good.
    if (!existsSync(folder)) throw error;
  }
}

const lockFile = () => join(cacheFolder(), '.building');

/** Waits until no other process builds: two builds at once need the memory of both and are no faster. Returns the end of it. */
export function lockBuilds(): () => void {
  mkdirSync(cacheFolder(), { recursive: true });
  let said = false;
  while (!takeLock()) {
    if (!said) process.stderr.write('Another process is building a program. Waiting for it.\n');
    said = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  }
  return () => rmSync(lockFile(), { force: true });
}

function takeLock(): boolean {
  try {
    writeFileSync(lockFile(), String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const owner = lockOwner();
    // A process that was killed left its lock behind.
    if (owner !== undefined && !isRunning(owner)) rmSync(lockFile(), { force: true });
    return false;
  }
}

function lockOwner(): number | undefined {
  try {
    // Empty for the moment between its being made and being written.
    return Number(readFileSync(lockFile(), 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
