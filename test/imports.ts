import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const endings = ['', '.ts', '.js', '/index.ts'];

const direct = new Map<string, readonly string[]>();

/** The files of this repository that a file itself takes. */
function namedIn(file: string): readonly string[] {
  const known = direct.get(file);
  if (known) return known;
  const names = [...readFileSync(file, 'utf8').matchAll(/\b(?:from|import|require)\s*\(?\s*'(\.[^'\n]*)'/g)];
  const found = names.flatMap(([, name = '']) => {
    const target = path.posix.join(path.posix.dirname(file), name);
    const isFile = (each: string) => existsSync(each) && statSync(each).isFile();
    return endings.map((ending) => `${target}${ending}`).find(isFile) ?? [];
  });
  direct.set(file, found);
  return found;
}

/** The files that a file takes from this repository, and those that these take, by their paths from its folder; itself is one of them. */
export function takenBy(file: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(file)) return known;
  known.add(file);
  for (const each of namedIn(file)) takenBy(each, known);
  return known;
}
