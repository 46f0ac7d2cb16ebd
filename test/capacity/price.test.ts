import { expect, test } from '@jest/globals';
import { bill, capacity, rowsOf, typicalLoad, type UnitPrices } from '../../constructs/capacity';
import { days } from '../../constructs/kit';

/** What a platform costs, and the load that is assumed where none is stated. */

const free: UnitPrices = {
  currency: 'EUR',
  coreHour: 0,
  memoryHour: 0,
  volumeMonth: 0,
  bucketMonth: 0,
  thousandWrites: 0,
  thousandReads: 0,
};

const needed = capacity(typicalLoad(60));

test('each price counts what it is the price of', () => {
  const rows = rowsOf(needed);
  const cores = rows.reduce((sum, { total }) => sum + total.cpu.millicores / 1000, 0);
  const stored = rows.reduce((sum, { bucket }) => sum + (bucket?.bytes ?? 0) / 1e9, 0);
  expect(bill(needed, free).total).toBe(0);
  expect(bill(needed, { ...free, coreHour: 1 }).total).toBeCloseTo(cores * 720);
  expect(bill(needed, { ...free, bucketMonth: 1 })).toMatchObject({ bucket: stored, total: stored, cores: 0 });
  expect(bill(needed, { ...free, memoryHour: 1 }).memory).toBeGreaterThan(720);
  expect(bill(needed, { ...free, volumeMonth: 1 }).volumes).toBeGreaterThan(100);
  expect(bill(needed, { ...free, thousandReads: 1 }).requests).toBeGreaterThan(1000);
});

test('a broker of Kafka stands beside a distributed Tempo alone', () => {
  const components = (nodes: number) => rowsOf(capacity(typicalLoad(nodes))).map(({ component }) => component);
  expect(components(3)).not.toContain('kafka');
  expect(components(300)).toContain('kafka');
});

test('what is stated stands in the place of an estimate', () => {
  const load = typicalLoad(10, { activeSeries: 5000, retention: { logs: days(7) } });
  expect(load).toMatchObject({ nodes: 10, pods: 300, activeSeries: 5000, spansPerSecond: 1000, problems: [] });
  expect(load.retention).toEqual({ metrics: days(90), logs: days(7), traces: days(14) });
});
