import { existsSync } from 'node:fs';
import { cached, cachedFile } from './build';
import type { Located, ProgramName } from './located';
import { onPath } from './path';
import { type PinnedName, pins } from './pins';
import { hasVersion } from './version';

const found = new Map<PinnedName, string>();

export const isPinned = (name: ProgramName): name is PinnedName => name in pins;

/** The path of a pinned program: the one on PATH if it has exactly the pinned version, else one that is built once. */
export function program(name: PinnedName): string {
  const known = found.get(name);
  if (known) return known;
  const pin = pins[name];
  const there = onPath(name);
  const file = there && hasVersion(there, pin) ? there : cached(name, pin);
  found.set(name, file);
  return file;
}

/** The same without building it. No image has these programs. */
export function locatePinned(name: PinnedName): Located {
  const pin = pins[name];
  const wanted = pin.version;
  const there = onPath(name);
  if (there && hasVersion(there, pin)) return { name, path: there, version: wanted, wanted, source: 'PATH' };
  const path = cachedFile(name, pin);
  if (existsSync(path)) return { name, path, version: wanted, wanted, source: 'built' };
  return { name, wanted, missing: 'it is not on PATH in this version, and it was not built yet' };
}
