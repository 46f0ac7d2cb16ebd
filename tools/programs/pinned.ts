import { cached } from './build';
import { onPath } from './path';
import { type PinnedName, pins } from './pins';
import { hasVersion } from './version';

const found = new Map<PinnedName, string>();

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
