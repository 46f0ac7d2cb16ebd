import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { changes, type Files } from '../../tools/experiment/changes';

/** The files of the example, in memory. */
function filesOf(): Files & { readonly texts: ReadonlyMap<string, string> } {
  const paths = ['main.ts', ...readdirSync('environments').map((file) => `environments/${file}`)];
  const texts = new Map(paths.map((file) => [file, readFileSync(file, 'utf8')]));
  return {
    texts,
    get environments() {
      return [...texts.keys()].flatMap((file) => /^environments\/(.*)\.ts$/.exec(file)?.[1] ?? []);
    },
    has: (file) => texts.has(file),
    read: (file) => texts.get(file) ?? '',
    write: (file, text) => texts.set(file, text),
    remove: (file) => texts.delete(file),
  };
}

test.each(changes.map(({ title, make }) => [title, make] as const))('%s: files differ', (_title, make) => {
  const [before, after] = [filesOf(), filesOf()];
  make(after);
  expect([...after.texts]).not.toEqual([...before.texts]);
});

test('a demo that is removed leaves nothing that is not used', () => {
  const files = filesOf();
  changes.find(({ title }) => title === 'the demo is removed')?.make(files);
  expect([...files.texts.values()].join('\n')).not.toMatch(/\bDemo\b/);
});

test('an environment that is renamed is called so everywhere', () => {
  const files = filesOf();
  const [name = ''] = files.environments;
  changes.find(({ title }) => title === 'an environment is renamed')?.make(files);
  expect(files.environments).not.toContain(name);
  expect(files.read('environments/renamed.ts')).not.toMatch(new RegExp(`\\b${name}[.,(]\\s*(?:addNamespace|'|\\{)`));
  expect(files.read('main.ts')).not.toMatch(new RegExp(`\\b${name}\\b`));
});
