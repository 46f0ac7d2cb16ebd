import { describe, expect, test } from '@jest/globals';
import { distributed } from '../../constructs';
import { Kafka } from '../../constructs/kafka';
import { days, type Environment, gibibytes, mebibytes, millicores, percent, plainNetwork } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { collectorTiers, errors, OtelCollector, type OtelCollectorProps } from '../../constructs/otel-collector';
import type { Load, LoadProps } from '../../constructs/stores/sizing';
import { Tempo } from '../../constructs/tempo';
import { storage } from '../loki/in-forms';
import { loadOf } from '../stores/sizing/loads';
import { findingsOf, testEnvironment } from '../support';

/** Collectors that do not fit the load that is stated for the store of their traces. */

/** A Tempo for a load, and a Collector that sends to it. */
function sending(
  props: Partial<LoadProps>,
  collector: (load: Load) => Partial<OtelCollectorProps> = (load) => ({ tiers: collectorTiers(load) }),
): { readonly environment: Environment; readonly send: () => void } {
  const load = loadOf(props);
  const environment = testEnvironment({ network: plainNetwork(), nodes: load.nodes, zones: ['a', 'b', 'c'] });
  const small = { retention: days(3), disk: gibibytes(10) };
  const mimir = new Mimir(environment, small);
  const loki = new Loki(environment, small);
  const kafka = new Kafka(environment, { load });
  const form = distributed({ storage, load });
  const tempo = new Tempo(environment, { form, kafka: kafka.brokers, metricsTo: mimir.remoteWrite });
  const to = { metricsTo: mimir.otlp, logsTo: loki.otlp, tracesTo: tempo.otlp, keep: [errors(), percent(10)] };
  const send = (more: Partial<OtelCollectorProps> = {}) =>
    void new OtelCollector(environment, { ...to, ...collector(load), ...more });
  send();
  return { environment, send: () => send({ name: 'more' }) };
}

const ofCollector = (all: readonly string[]) => all.filter((each) => each.includes('otel-collector'));

describe('the share that is kept', () => {
  test.each<[string, Partial<LoadProps>, readonly string[]]>([
    ['is that of the load', { keptSpans: percent(10) }, []],
    ['is less than in the load, as errors come on top', { keptSpans: percent(20) }, []],
    [
      'is more than in the load',
      { keptSpans: percent(5) },
      [
        'test › otel-collector › keep: 10 % of all traces are kept, and tempo is sized for 5 % of the spans | keptSpans: percent(10) or more in load({ … }), as those of errors and of slow traces come on top',
      ],
    ],
  ])('%s', (_title, props, said) => {
    expect(ofCollector(findingsOf(sending(props).environment))).toEqual(said);
  });

  test('of two senders nobody knows it together', () => {
    const { environment, send } = sending({ keptSpans: percent(5) });
    send();
    expect(ofCollector(findingsOf(environment))).toEqual([]);
  });
});

describe('one pod', () => {
  const warnings = (environment: Environment) => {
    environment.build();
    const ofTiers = environment.warnings.filter(({ property }) => property === 'tiers');
    return ofTiers.map(({ component, problem }) => `${component}: ${problem}`);
  };
  const of = (spansPerSecond: number, props: Partial<OtelCollectorProps> = {}) =>
    warnings(sending({ spansPerSecond }, () => props).environment);

  test('for more spans than it carries', () => {
    expect(of(20_000)).toEqual([
      'otel-collector: a load of 20,000 spans a second is stated for tempo, and one pod is for about 1,000',
    ]);
  });
  test('for so many as it carries, or with resources that are stated', () => {
    expect(of(1000)).toEqual([]);
    expect(of(20_000, { resources: { cpu: millicores(4000), memory: mebibytes(4096) } })).toEqual([]);
  });
});
