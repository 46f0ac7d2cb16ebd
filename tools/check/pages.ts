import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** README and every page below `docs/` of a folder, by their paths. */
export function readPages(folder: string): Map<string, string> {
  const docs = path.join(folder, 'docs');
  const below = existsSync(docs) ? readdirSync(docs, { recursive: true, encoding: 'utf8' }) : [];
  const names = below.filter((name) => name.endsWith('.md')).map((name) => `docs/${name.split(path.sep).join('/')}`);
  const files = ['README.md', ...names.sort()].filter((file) => existsSync(path.join(folder, file)));
  return new Map(files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]));
}
