import { expect, test } from '@jest/globals';
import { kafkaAssumptions } from '../../../constructs/kafka/assumptions';
import { lokiAssumptions } from '../../../constructs/loki/assumptions';
import { mimirAssumptions } from '../../../constructs/mimir/assumptions';
import { collectorAssumptions } from '../../../constructs/otel-collector/assumptions';
import type { Assumption } from '../../../constructs/stores/sizing';
import { tempoAssumptions } from '../../../constructs/tempo/assumptions';

/** Each figure says what it counts and where it comes from. */

const all: readonly (readonly [string, Assumption])[] = Object.entries({
  loki: lokiAssumptions,
  mimir: mimirAssumptions,
  tempo: tempoAssumptions,
  kafka: kafkaAssumptions,
  collector: collectorAssumptions,
}).flatMap(([store, figures]) =>
  Object.entries<Assumption>(figures).map(([name, figure]) => [`${store}.${name}`, figure] as const),
);

test('each figure has a unit, a source and a day', () => {
  expect(all.length).toBeGreaterThan(60);
  const incomplete = all.filter(
    ([, { value, unit, source, date }]) =>
      !(value > 0) || unit.length < 8 || source.length < 8 || !/^20\d\d-\d\d-\d\d$/.test(date),
  );
  expect(incomplete).toEqual([]);
});
