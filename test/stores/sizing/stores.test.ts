import { expect, test } from '@jest/globals';
import { kafkaSize } from '../../../constructs/kafka/sizing';
import { gigabytesPerDay, megabytesPerSecond, percent, seconds } from '../../../constructs/kit';
import { lokiSize } from '../../../constructs/loki/sizing';
import { mimirSize, mimirSizing } from '../../../constructs/mimir/sizing';
import { collectorTiers } from '../../../constructs/otel-collector/sizing';
import {
  type FormName,
  insistedWords,
  type Load,
  type StoreSize,
  totalOfStore,
} from '../../../constructs/stores/sizing';
import { tempoSize } from '../../../constructs/tempo/sizing';
import { loadOf } from './loads';

/** Which form a load needs, what it takes, and what is refused. */

type Sizing = (load: Load, form?: FormName) => StoreSize<string>;

const steps: readonly [string, Sizing, (factor: number) => Load][] = [
  ['Mimir', mimirSize, (factor) => loadOf({ activeSeries: 10_000 * factor, queriesPerSecond: 1 })],
  ['Loki', lokiSize, (factor) => loadOf({ logs: gigabytesPerDay(factor), queriesPerSecond: 1 })],
  ['Tempo', tempoSize, (factor) => loadOf({ spansPerSecond: 50 * factor, queriesPerSecond: 1 })],
];

/** The roles of a store in processes of their own. */
function rolesOf(size: StoreSize<string>) {
  if (size.form !== 'distributed') throw new Error(`it is ${size.form}`);
  return size.roles;
}

test.each(steps)('%s has the smallest form that carries the load', (_name, sizing, step) => {
  const forms = [1, 10, 49, 51, 100, 1000].map((factor) => sizing(step(factor)).form);
  expect(forms[0]).toBe('single');
  expect(forms.at(-1)).toBe('distributed');
  expect(
    [...forms].sort(
      (one, other) =>
        ['single', 'replicated', 'distributed'].indexOf(one) - ['single', 'replicated', 'distributed'].indexOf(other),
    ),
  ).toEqual(forms);
});

test.each(steps)('%s takes no less for more', (_name, sizing, step) => {
  const totals = [1, 2, 5, 10, 100, 1000].map((factor) => totalOfStore(sizing(step(factor), 'distributed')));
  for (const [index, { cpu, memory }] of totals.slice(1).entries()) {
    expect(cpu.millicores).toBeGreaterThanOrEqual(totals[index]?.cpu.millicores ?? Number.NaN);
    expect(memory.mebibytes).toBeGreaterThanOrEqual(totals[index]?.memory.mebibytes ?? Number.NaN);
  }
});

test.each(steps)('%s has no role in the way of writing or reading of which there is one alone', (_name, sizing) => {
  const behind = ['compactor', 'backend-scheduler'];
  const roles = Object.entries(rolesOf(sizing(loadOf({}), 'distributed')));
  expect(roles.filter(([role, { replicas }]) => !behind.includes(role) && replicas < 2)).toEqual([]);
});

test('ingesters, and what reads the bucket for them, come in threes', () => {
  for (const activeSeries of [1_000_000, 3_000_000, 7_000_000]) {
    const { ingester, 'store-gateway': storeGateway } = rolesOf(mimirSize(loadOf({ activeSeries }), 'distributed'));
    expect([(ingester?.replicas ?? 1) % 3, (storeGateway?.replicas ?? 1) % 3]).toEqual([0, 0]);
  }
  for (const rate of [10, 30, 100]) {
    const { ingester } = rolesOf(lokiSize(loadOf({ logs: megabytesPerSecond(rate) })));
    expect((ingester?.replicas ?? 1) % 3).toBe(0);
  }
});

test('each zone has as many live-stores as there are partitions that get spans, and a block-builder for each', () => {
  const size = tempoSize(loadOf({ spansPerSecond: 20_000 }));
  const { 'live-store': liveStore, 'block-builder': blockBuilder } = rolesOf(size);
  expect(liveStore?.replicas).toBe(8);
  expect(blockBuilder?.replicas).toBe(4);
  expect(size).toMatchObject({ partitions: 8 });
});

test('Tempo is sized by the spans that are stored, and the Collector by those that come', () => {
  const sampled = loadOf({ keptSpans: percent(10) });
  expect(tempoSize(sampled).form).toBe('single');
  expect(collectorTiers(sampled)).toEqual(collectorTiers(loadOf()));
});

test('spans wait for their decision in memory', () => {
  const memory = (wait: number) => collectorTiers(loadOf(), seconds(wait)).sampling.resources.memory.mebibytes;
  // Each of three has 10,000 spans for 30 seconds, of 6,000 bytes.
  expect(memory(60) - memory(30)).toBeCloseTo(576);
});

test('Kafka keeps three copies of a day', () => {
  const { replicas, disk, heap, resources } = kafkaSize(10_000_000);
  expect(replicas).toBe(3);
  expect(disk?.bytes).toBeGreaterThan((10_000_000 * 86_400) / 2);
  expect(resources.memory.mebibytes).toBeGreaterThanOrEqual(heap.mebibytes + 8000);
});

test('what is kept longer is more in the bucket', () => {
  const { bucket } = mimirSize(loadOf());
  // 66,667 samples of three bytes for 30 days.
  expect(bucket.bytes / 1e9).toBeCloseTo(518.4);
  expect(bucket.writesAMonth).toBeGreaterThan(0);
});

test('a form that can not carry the load is refused, with its price', () => {
  expect(() => mimirSize(loadOf({ activeSeries: 3_000_000 }), 'replicated')).toThrow(
    /^Mimir as replicated carries at most 2,000,000 active series, and the load has 3,000,000\. It would take 3 pods, [\d.]+ cores, [\d.]+ GiB of memory, [\d.]+ GiB of volumes\n {2}write instead: distributed\(…\), which takes \d+ pods, .*, or forLoad\(…\)$/,
  );
  expect(() => lokiSize(loadOf(), 'single')).toThrow(
    /^Loki as single carries at most 20 GB a day of log lines, and the load has 864 GB a day\. .* nothing is written or read/,
  );
  expect(() => tempoSize(loadOf(), 'single')).toThrow(/at most 5,000 spans a second, and the load has 10,000/);
  expect(() => tempoSize(loadOf(), 'replicated')).toThrow('Tempo has no form replicated');
});

test('a form that is insisted on says what it costs, and what it does not survive', () => {
  const sizing = mimirSizing(loadOf({ activeSeries: 100_000 }));
  expect(insistedWords(sizing, 'distributed')?.problem).toMatch(
    /^distributed takes \d+ pods, .*, and single, which carries the load, 1 pod, [^.]*\.?/,
  );
  expect(insistedWords(sizing, 'distributed')?.instead).toBe('forLoad({ storage, load }), unless it is meant');
  // Which form the load needs would be the same again.
  expect(insistedWords(sizing, 'single')).toEqual({
    problem: expect.stringMatching(/^While its pod or node is away/),
    instead: 'replicated(…) or distributed(…), unless it is meant',
  });
  expect(insistedWords(mimirSizing(loadOf({ activeSeries: 5_000_000 })), 'distributed')).toBeUndefined();
});
