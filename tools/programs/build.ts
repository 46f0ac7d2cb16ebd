import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cacheFolder, keep, lockBuilds, unfinishedFolder } from './cache';
import { onPath } from './path';
import type { Pin } from './pins';

/** Where the cache has the program, if it does. */
export const cachedFile = (name: string, pin: Pin): string => join(cacheFolder(), `${name}-${pin.version}`, name);

/** The program in the cache, which is built there first if it is not. */
export function cached(name: string, pin: Pin): string {
  const file = cachedFile(name, pin);
  if (existsSync(file)) return file;
  requireGo(`${name} ${pin.version}`);
  const unlock = lockBuilds();
  try {
    if (!existsSync(file)) build(name, pin);
  } finally {
    unlock();
  }
  return file;
}

function build(name: string, pin: Pin): void {
  process.stderr.write(`Building ${name} ${pin.version}, once. This can take a minute.\n`);
  const folder = join(cacheFolder(), `${name}-${pin.version}`);
  const unfinished = unfinishedFolder(basename(folder));
  try {
    install(name, pin, unfinished);
    keep(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

export function hasGo(): boolean {
  const go = onPath('go');
  return go !== undefined && spawnSync(go, ['version']).status === 0;
}

function requireGo(what: string): void {
  if (hasGo()) return;
  throw new Error(
    `${what} is not on PATH, and Go, which would build it, is missing: ` +
      `install Go 1.26 or newer, or put ${what} on PATH`,
  );
}

function install(name: string, pin: Pin, folder: string): void {
  const linker = `-s -w -X ${pin.versionVariable}=${pin.version}`;
  const result = spawnSync('go', ['install', '-trimpath', `-ldflags=${linker}`, `${pin.package}@${pin.version}`], {
    encoding: 'utf8',
    env: { ...process.env, GOBIN: folder, CGO_ENABLED: '0', GOOS: '', GOARCH: '' },
  });
  if (result.status === 0 && existsSync(join(folder, name))) return;
  throw new Error(
    `${name} ${pin.version} could not be built:\n${result.stderr}` +
      `Go 1.26 or newer and access to its module proxy are needed, or ${name} ${pin.version} on PATH`,
  );
}
