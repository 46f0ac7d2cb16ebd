import { expect, test } from '@jest/globals';
import { Yaml } from 'cdk8s';
import { Document, parse } from 'yaml';
import { yamlPrinter } from '../../constructs/kit/text/yaml';
import { printObject } from '../../tools/synth/environment-files';
import { builtFixture } from '../fixtures/environments';
import { filesOf } from '../fixtures/rendered';

/** What lays out YAML itself must not be told from the library, whose options are the same. */

const versions = ['1.1', '1.2'] as const;
const library = (version: (typeof versions)[number]) => (value: unknown) => {
  const options = { version, lineWidth: 0, aliasDuplicateObjects: false };
  return new Document(value, options).toString(options);
};

/** What a text is made of that YAML may read as something else. */
const bits = [
  ...['a', 'Y', 'no', 'null', 'e3', '1', '0x1', '2026-01-01', '<<', '.', '-', '--', '---', '...', '%', ':', ': ', ' #'],
  ...[
    '#',
    ' ',
    '\n',
    '\t',
    '\r',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    '&',
    '*',
    '!',
    '|',
    '>',
    '@',
    '`',
    '=',
    '~',
    '?',
    '+',
    '_',
    '\\',
  ],
  ...['/', 'é', '\u0085', '\u2028', '\ufeff', '😀', '\ud800', ''],
];
const pairs = [...new Set(bits.flatMap((a) => bits.map((b) => a + b)))];

test.each(versions)('texts are written as the library writes them, as values and as keys: YAML %s', (version) => {
  const print = yamlPrinter({ version });
  const expected = library(version);
  const texts = pairs.flatMap((pair) => [pair, `x${pair}`, `${pair}x`, `${pair}\n`, `x\n${pair}`]);
  expect(pairs.length).toBeGreaterThan(2000);
  expect(print({ a: [texts], b: { c: texts } })).toBe(expected({ a: [texts], b: { c: texts } }));
  // Some keys are left to the library, and with them all that they stand in.
  const differing = pairs.filter(
    (pair) => print({ [pair]: [{ [pair]: 1 }] }) !== expected({ [pair]: [{ [pair]: 1 }] }),
  );
  expect(differing).toEqual([]);
});

const long = 'k'.repeat(1100);

test.each<[string, unknown]>([
  ['nothing', null],
  ['what is not there', { a: undefined, b: [undefined, null], c: { d: undefined } }],
  ['a text alone', 'a\nb\n\n'],
  ['a number alone', 1],
  ['what is empty', { a: {}, b: [], c: '', d: [[], {}, ''] }],
  ['an empty object', {}],
  ['an empty list', []],
  ['numbers', [0, -1, 1.5, 1e30, Number.NaN, Number.POSITIVE_INFINITY, 1n]],
  ['lists in lists', [[[1, [2]], { a: [[{ b: 1, c: [3] }]] }]]],
  ['texts of several lines', { a: 'x\n\n', b: [' x\ny\n', 'x\n \n'], c: { d: [['\nx\n\n\ny']] } }],
  ['a long key', { a: [{ [long]: { b: ['x\ny'] } }] }],
  ['a key that begins a document', { '---': 1, b: { '---': 1 } }],
  ['what has a form of its own', { a: new Date(0), b: new Map([['c', [1]]]), d: { toJSON: () => ({ e: 1 }) } }],
])('%s', (_, value) => {
  for (const version of versions) expect(yamlPrinter({ version })(value)).toBe(library(version)(value));
});

test('what stands in two places is written twice', () => {
  const shared = { a: 1 };
  expect(yamlPrinter()({ b: shared, c: [shared] })).toBe('b:\n  a: 1\nc:\n  - a: 1\n');
});

test('each file is as the library writes it, and each object as cdk8s does', () => {
  const files = [...filesOf('whole')].filter(([file]) => file.endsWith('.yaml'));
  expect(files.length).toBeGreaterThan(100);
  const print = yamlPrinter();
  for (const [, text] of files) {
    const value: unknown = parse(text, { version: '1.1' });
    expect(print(value)).toBe(library('1.2')(value));
  }
  for (const { objects } of builtFixture('whole').components)
    for (const object of objects) expect(printObject(object.toJson())).toBe(Yaml.stringify(object.toJson()));
});
