import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { checks } from '../../checks';

/** The checks are a library: they know the kit and nothing that is built with it. */

const files = readdirSync('checks', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => path.posix.join('checks', name.split(path.sep).join('/')));

test('no file imports anything of the repository but the kit and other files of the library', () => {
  expect(files.length).toBeGreaterThan(20);
  const imported = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, to = '']) => ({
      file,
      to: path.posix.join(path.posix.dirname(file), to),
    })),
  );
  expect(imported.filter(({ to }) => !/^(checks|constructs\/kit)(\/|$)/.test(to))).toEqual([]);
});

test('every check is named after its folder and says in a sentence what holds', () => {
  for (const { name, description } of checks) {
    expect([name, files.some((file) => file.startsWith(`checks/${name.split('/')[0]}/`))]).toEqual([name, true]);
    expect(description).toMatch(/^\S+( \S+){3,}[^.]$/);
  }
});
