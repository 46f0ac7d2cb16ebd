import { expect, test } from '@jest/globals';
import { gibibytes, percent, seconds } from '../../constructs/kit';
import { brand } from '../../constructs/kit/model/brand';
import { count, describe, list, object, optional, similar, words } from '../../constructs/kit/model/validation';
import { Loki } from '../../constructs/loki';
import { testEnvironment } from '../support';

/** What properties take, and what is said of what they do not take. */

/** A value through a validator, with everything that it reports. */
function validated<T>(validator: { validate(value: unknown, property: string, reporter: object): T }, value: unknown) {
  const reports: string[] = [];
  const report = (property: string, problem: string, instead: string) =>
    reports.push(`${property}: ${problem} | ${instead}`);
  return { value: validator.validate(value, 'size', { report }), reports };
}

const size = object<{ readonly count: number; readonly unit?: string }>({
  count: count(1, 10),
  unit: optional(words('litres')),
});

test('a good value comes back as it is', () => {
  expect(validated(size, { count: 3, unit: 'metres' })).toEqual({ value: { count: 3, unit: 'metres' }, reports: [] });
});

test('what was not given stays out, so that it covers no default', () => {
  expect(Object.keys(validated(size, { count: 3, unit: undefined }).value)).toEqual(['count']);
});

test('in place of a wrong value stands a good one', () => {
  expect(validated(size, { count: 30 })).toEqual({
    value: { count: 1 },
    reports: ['size.count: 30 is not a whole number from 1 to 10 | a whole number from 1 to 10'],
  });
});

test('what is missing is not reported beside a name that is wrong: it may be what was meant', () => {
  expect(validated(size, { cuont: 3 }).reports).toEqual(['size.cuont: there is no property cuont | count']);
  expect(validated(size, {}).reports).toEqual(['size.count: count is missing | count: 1']);
});

test('what is wrong as a whole is not reported for each of its parts', () => {
  expect(validated(size, 'three metres').reports).toEqual([
    'size: "three metres" is given | an object such as { count: 1 }',
  ]);
});

test('wrong elements are left out of a list, and holes are seen', () => {
  const holed: unknown[] = [1, 'two'];
  holed[3] = 4;
  expect(validated(list(count(1, 10)), holed)).toEqual({
    value: [1, 4],
    reports: [
      'size: "two" is given | a whole number from 1 to 10',
      'size: undefined stands in the list | a whole number from 1 to 10',
    ],
  });
});

const environment = testEnvironment();
const loki = new Loki(environment, { retention: seconds(172_800), disk: gibibytes(10) });

/** As a bundler names a class that names itself. */
class _Load {
  static {
    brand(_Load, 'Load');
  }

  readonly nodes = 1;
}

test.each<[unknown, string]>([
  [seconds(90), 'seconds(90)'],
  [seconds(172_800), 'days(2)'],
  [gibibytes(0.5), 'mebibytes(512)'],
  [percent(10), 'percent(10)'],
  ['text', '"text"'],
  [Number.NaN, 'NaN'],
  [null, 'null'],
  [[], 'an empty list'],
  [{}, 'an empty object'],
  [{ a: 1, b: 2 }, 'an object with a, b'],
  [Promise.resolve(1), 'a promise'],
  [new Map(), 'an object of another package, of the class Map'],
  [new _Load(), 'a value of the class Load'],
  [Loki, 'the class Loki'],
  [gibibytes, 'the function gibibytes'],
  [loki, 'the component loki'],
  [loki.push, 'an endpoint of loki that speaks loki.push'],
  [loki.datasource, 'the datasource Loki'],
  [environment, 'the environment test'],
  [environment.defaultNamespace, 'the namespace monitoring'],
])('%#. in words: %2$s', (value, text) => {
  expect(describe(value)).toBe(text);
});

test.each([
  ['chunckEncoding', 'chunkEncoding'],
  ['oltp', 'otlp'],
  ['Retention', 'retention'],
  ['replicas', undefined],
])('a name that was meant by %s: %s', (written, meant) => {
  expect(similar(written, ['retention', 'disk', 'chunkEncoding', 'otlp'])).toBe(meant);
});
