import { expect, test } from '@jest/globals';
import { gigabytesPerDay, megabytesPerSecond } from '../../../constructs/kit';
import { lokiSize } from '../../../constructs/loki/sizing';
import { mimirSize } from '../../../constructs/mimir/sizing';
import { type FormName, type Load, type StoreSize, totalOfStore } from '../../../constructs/stores/sizing';
import { tempoSize } from '../../../constructs/tempo/sizing';
import { loadOf } from './loads';

/** What queries change of a size, and what grows with the pods that read. */

const small = { activeSeries: 100_000, logs: gigabytesPerDay(20), spansPerSecond: 1000 };

const stores: readonly [string, (load: Load, form?: FormName) => StoreSize<string>, number][] = [
  ['Mimir', mimirSize, 18],
  ['Loki', lokiSize, 161],
  ['Tempo', tempoSize, 29],
];

test.each(stores)('%s as one process answers what four cores do, and no query more', (name, size, most) => {
  const ask = (queriesPerSecond: number) => loadOf({ ...small, queriesPerSecond });
  const cores = (queriesPerSecond: number) => totalOfStore(size(ask(queriesPerSecond), 'single')).cpu.millicores;
  expect(size(ask(most)).form).toBe('single');
  expect(size(ask(most + 1)).form).not.toBe('single');
  expect(cores(most) - cores(1)).toBeGreaterThan(3500);
  expect(cores(most)).toBeLessThan(6000);
  expect(() => size(ask(most + 1), 'single')).toThrow(
    `${name} as single carries at most ${most} queries a second, and the load has ${most + 1}. It would take 1 pod,`,
  );
});

test('a live-store that would need more than four cores for queries is two in each zone', () => {
  const size = (queriesPerSecond: number) =>
    tempoSize(loadOf({ spansPerSecond: 5001, queriesPerSecond }), 'distributed');
  expect(size(100)).toMatchObject({ partitions: 2, roles: { 'live-store': { replicas: 2 } } });
  expect(size(300)).toMatchObject({ partitions: 4, roles: { 'live-store': { replicas: 4 } } });
});

/** The queriers of a load in processes of their own. */
function queriers(size: (load: Load, form?: FormName) => StoreSize<string>, load: Load): number | undefined {
  const sized = size(load, 'distributed');
  return sized.form === 'distributed' ? sized.roles.querier?.replicas : undefined;
}

test.each([
  ['Loki', lokiSize, [6, 6, 54, 270]],
  ['Tempo', tempoSize, [6, 6, 14, 69]],
] as const)('queriers of %s are those of the table until more is asked than these answer', (_name, size, expected) => {
  const load = (queriesPerSecond: number) =>
    loadOf({ logs: megabytesPerSecond(20), spansPerSecond: 12_000, queriesPerSecond });
  expect([1, 10, 100, 500].map((asked) => queriers(size, load(asked)))).toEqual(expected);
});

test('no fewer than two answer, however little is asked', () => {
  const least = loadOf({ logs: megabytesPerSecond(0.001), spansPerSecond: 1, queriesPerSecond: 1 });
  expect([lokiSize, tempoSize].map((size) => queriers(size, least))).toEqual([2, 2]);
});

test('each index gateway has room for the whole index', () => {
  for (const rate of [1, 20, 150, 347]) {
    const size = lokiSize(loadOf({ logs: megabytesPerSecond(rate) }), 'distributed');
    const { disk } = size.form === 'distributed' ? size.roles['index-gateway'] : size.process;
    expect(disk?.mebibytes).toBeGreaterThan(10 * 1024);
  }
});

test('each ingester brings blocks of its own', () => {
  const writes = (activeSeries: number) => mimirSize(loadOf({ activeSeries }), 'distributed').bucket.writesAMonth;
  expect(writes(20_000_000)).toBeGreaterThan(3 * writes(1_000_000));
});
