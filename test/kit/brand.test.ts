import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

/** A class without a brand is another one in each copy of the package, and `instanceof` refuses what comes from the other copy. */

const sources = readdirSync('constructs', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
  .join('\n');
const namesAfter = (pattern: RegExp) => new Set([...sources.matchAll(pattern)].map(([, name = '']) => name));

test('every class that something is compared with carries its brand', () => {
  const classes = namesAfter(/\bclass (\w+)/g);
  const compared = [...namesAfter(/\binstanceof ([A-Z]\w*)/g)].filter((name) => classes.has(name));
  expect(compared).toContain('Environment');
  const branded = namesAfter(/\bbrand\((\w+), '\1'\)/g);
  expect(compared.filter((name) => !branded.has(name))).toEqual([]);
});
