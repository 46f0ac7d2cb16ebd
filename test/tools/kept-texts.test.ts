import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Yaml } from 'cdk8s';
import { KeptTexts, printObject } from '../../tools/synth/texts';

/** What was printed is taken from the last run, and only what is the same to the last detail. */

let folder = '';
const file = () => path.join(folder, 'cache', 'texts.json');

/** A run that prints some objects. */
function run(...objects: readonly object[]): string[] {
  const texts = new KeptTexts(file());
  const printed = objects.map((object) => texts.print(object));
  texts.save();
  return printed;
}

/** Puts a mark into what is kept, so that one sees whether it was taken. */
const marked = () => writeFileSync(file(), readFileSync(file(), 'utf8').replaceAll('name: ', 'kept: '));

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lgtm-cdk8s-texts-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const loki = { kind: 'Service', metadata: { name: 'loki' } };

test('an object is printed as cdk8s prints it', () => {
  for (const object of [loki, { text: 'a\nb\n', on: 'yes', empty: {}, list: [], none: null, long: 'a '.repeat(200) }])
    expect(printObject(object)).toBe(Yaml.stringify(object));
});

test('the same object is printed once', () => {
  expect(run(loki)).toEqual([printObject(loki)]);
  marked();
  expect(run(structuredClone(loki))).toEqual(['kind: Service\nmetadata:\n  kept: loki\n']);
});

test.each([
  ['another value', { kind: 'Service', metadata: { name: 'tempo' } }],
  ['another type of a value', { kind: 'Service', metadata: { name: 1 } }],
  ['another order', { metadata: { name: 'loki' }, kind: 'Service' }],
  ['a property more, of nothing', { ...loki, spec: undefined }],
])('%s is printed anew', (_, object) => {
  run(loki);
  marked();
  expect(run(object)).toEqual([printObject(object)]);
});

test('what a run does not print is forgotten', () => {
  run(loki);
  run({ kind: 'Secret' });
  marked();
  expect(run(loki)).toEqual([printObject(loki)]);
});

test('what another version printed, and what is half a file, is not taken', () => {
  run(loki);
  marked();
  writeFileSync(file(), readFileSync(file(), 'utf8').replace('yaml ', 'yaml 1.'));
  expect(run(loki)).toEqual([printObject(loki)]);
  writeFileSync(file(), readFileSync(file(), 'utf8').slice(0, -5));
  expect(run(loki)).toEqual([printObject(loki)]);
});
