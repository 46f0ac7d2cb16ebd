import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import type { Pin } from './pins';

/** The program in the cache, which is built there first if it is not. */
export function cached(name: string, pin: Pin): string {
  const folder = join(cacheFolder(), `${name}-${pin.version}`);
  const file = join(folder, name);
  if (!existsSync(file)) build(name, pin, folder);
  return file;
}

/** Outside the repository: a fresh clone does not build again. */
function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lgtm-cdk8s', 'programs');
}

/** Builds beside the folder and renames: what is in the cache is whole, also if this is killed or runs twice at once. */
function build(name: string, pin: Pin, folder: string): void {
  requireGo(name, pin);
  process.stderr.write(`Building ${name} ${pin.version}, once. This can take a minute.\n`);
  mkdirSync(cacheFolder(), { recursive: true });
  const unfinished = mkdtempSync(join(cacheFolder(), `.${basename(folder)}-`));
  try {
    install(name, pin, unfinished);
    renameUnlessThere(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function requireGo(name: string, pin: Pin): void {
  if (spawnSync('go', ['version']).status === 0) return;
  throw new Error(
    `${name} ${pin.version} is not on PATH, and Go, which would build it, is missing: ` +
      `install Go 1.26 or newer, or put ${name} ${pin.version} on PATH`,
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

function renameUnlessThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    // Another run was faster: its folder is as good.
    if (!existsSync(to)) throw error;
  }
}
