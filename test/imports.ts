import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const endings = ['', '.ts', '.js', '/index.ts'];

/** The files that a file takes from this repository, and those that these take, by their paths from its folder; itself is one of them. */
export function takenBy(file: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(file)) return known;
  known.add(file);
  const names = [...readFileSync(file, 'utf8').matchAll(/\b(?:from|import|require)\s*\(?\s*'(\.[^'\n]*)'/g)];
  for (const [, name = ''] of names) {
    const target = path.posix.join(path.posix.dirname(file), name);
    const found = endings
      .map((ending) => `${target}${ending}`)
      .find((each) => existsSync(each) && statSync(each).isFile());
    if (found) takenBy(found, known);
  }
  return known;
}
