import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { withPrograms } from '../../tools/test/command';

/** What `npm test` leaves to `npm run test:programs`. */

const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
const called = (file: string) => new RegExp(withPrograms).test(file);

test('a test that starts a program, or the command line as a process, says so by the name of its file', () => {
  const starting = /\/(with-program|workspace|kustomized|programs\/kustomize|check\/programs)'|'node_modules\/\.bin\//;
  const starts = (file: string) => starting.test(readFileSync(`test/${file}`, 'utf8'));
  expect(files.filter(called).length).toBeGreaterThan(20);
  // Whose YAML is wrong is to learn it at once: one run of kubeconform for everything takes half a second.
  expect(files.filter((file) => starts(file) && !called(file))).toEqual(['checks/environments.test.ts']);
});

test('what checks a change runs both, and the checks that ask a program', () => {
  // A copy of this repository may be checked by something else.
  const checking = ['.ci/run', '.github/workflows/pull-request.yaml'].filter((file) => existsSync(file));
  const runs = (file: string, command: RegExp) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => command.test(line)).length;
  for (const file of checking)
    expect([
      file,
      runs(file, /\bnpm test$/),
      runs(file, /\bnpm run (--silent )?test:programs$/),
      runs(file, /\bnpm run (--silent )?check -- --strict$/),
    ]).toEqual([file, 1, 1, 1]);
});

test('what is begun first is there, and starts no program', () => {
  const { longest }: { readonly longest: readonly string[] } = require('../jest/sequencer');
  expect(longest.length).toBeGreaterThan(0);
  expect(longest.filter((name) => !files.includes(`${name}.test.ts`))).toEqual([]);
});
