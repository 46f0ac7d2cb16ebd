import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { checks, runChecks, subjectOf } from '../../checks';
import { distributed, single } from '../../constructs';
import { capacity } from '../../constructs/capacity';
import { Kafka } from '../../constructs/kafka';
import { kafkaSize } from '../../constructs/kafka/sizing';
import {
  bearerToken,
  type Cluster,
  cilium,
  type Environment,
  external,
  formatFinding,
  percent,
  plainNetwork,
} from '../../constructs/kit';
import { collectorTiers, errors, OtelCollector } from '../../constructs/otel-collector';
import { Tempo } from '../../constructs/tempo';
import { environmentFiles } from '../../tools/synth/environment-files';
import { stores } from '../bad-input/cases';
import { inTiers } from '../fixtures/in-tiers';
import { storage } from '../loki/in-forms';
import { loadOf } from '../stores/sizing/loads';
import { findingsOf, objectOf, testEnvironment } from '../support';

/** Two pods judge each trace, so that none is lost with one of them. */

const [first, copy] = ['otel-collector-sampling-first', 'otel-collector-sampling-copy'];
const twice = { tiers: { sampling: { replicas: 4 }, samplingCopy: { replicas: 3 } } };
const zones = ['zone-a', 'zone-b', 'zone-c'];

const fileOf = (environment: Environment, name: string) =>
  parse(objectOf(environment, 'ConfigMap', name).data['config.yaml']);
const podOf = (environment: Environment, name: string) => objectOf(environment, 'StatefulSet', name).spec.template.spec;
const inCluster = (cluster: Partial<Cluster> = {}) =>
  testEnvironment({ network: plainNetwork(), nodes: 6, ...cluster });

test('each span goes to a pod of both, and no sender waits for the second', () => {
  const environment = inCluster();
  inTiers(environment, twice);
  const { exporters, service } = fileOf(environment, 'otel-collector');
  expect(service.pipelines.traces.exporters).toEqual(['load_balancing', 'load_balancing/copy']);
  const { load_balancing: waitedFor, 'load_balancing/copy': copied } = exporters;
  expect([waitedFor, copied].map(({ resolver }) => resolver.dns.hostname)).toEqual([
    `${first}-ready.monitoring.svc`,
    `${copy}-ready.monitoring.svc`,
  ]);
  expect(waitedFor.sending_queue).toBeUndefined();
  // A fifth of the memory of the first tier, 400 MiB.
  expect(copied.sending_queue).toMatchObject({ sizer: 'bytes', queue_size: 80 * 1024 * 1024 });
  expect(copied.sending_queue.wait_for_result).toBeUndefined();
  expect([waitedFor, copied].map(({ routing_key }) => routing_key)).toEqual(['traceID', 'traceID']);
});

test('both judge by the same rules, and the second says that its spans are copies', () => {
  const environment = inCluster();
  inTiers(environment, { ...twice, tracesPerSecond: 600 });
  const [judging, copying] = [fileOf(environment, first), fileOf(environment, copy)];
  const { policies } = judging.processors.tail_sampling;
  expect(copying.processors.tail_sampling.policies).toEqual(policies);
  // So much later that Tempo compares the spans of both.
  const waits = [judging, copying].map(({ processors }) => [
    processors.tail_sampling.decision_wait,
    processors.tail_sampling.decision_wait_after_root_received,
  ]);
  expect(waits).toEqual([
    ['1m', '6s'],
    ['80s', '26s'],
  ]);
  expect(judging.service.pipelines.traces.processors).toEqual(['memory_limiter', 'tail_sampling']);
  expect(copying.service.pipelines.traces.processors).toEqual([
    'memory_limiter',
    'transform/sampling_copy',
    'tail_sampling',
  ]);
  expect(copying.processors['transform/sampling_copy'].trace_statements).toEqual([
    { context: 'resource', statements: ['set(resource.attributes["sampling.copy"], true)'] },
  ]);
});

describe('the store of traces', () => {
  const tempoOf = (environment: Environment) => parse(objectOf(environment, 'ConfigMap', 'tempo').data['tempo.yaml']);

  test('counts a request once, and takes a trace that comes twice', () => {
    const environment = inCluster();
    inTiers(environment, twice);
    const { metrics_generator, overrides } = tempoOf(environment);
    const leftOut = { match_type: 'strict', attributes: [{ key: 'resource.sampling.copy', value: true }] };
    for (const each of ['span_metrics', 'service_graphs'])
      expect(metrics_generator.processor[each].filter_policies).toEqual([{ exclude: leftOut }]);
    expect(overrides.defaults.global.max_bytes_per_trace).toBe(10 * 1024 * 1024);
    // Beside the half minute on their way, copies may be as old as their wait and what an SDK adds. What is older is told of as missing.
    expect(metrics_generator.metrics_ingestion_time_range_slack).toBe(`${80 + 5 + 30}s`);
  });

  test('is as it is where each is judged once', () => {
    const environment = inCluster();
    inTiers(environment, { tiers: {} });
    const { metrics_generator, overrides } = tempoOf(environment);
    expect(metrics_generator.processor.span_metrics.filter_policies).toBeUndefined();
    expect(overrides.defaults.global.max_bytes_per_trace).toBe(5 * 1024 * 1024);
  });

  test('leaves copies out that come from elsewhere, where its load says so', () => {
    const load = loadOf({ samplingReplicationFactor: 2, spansPerSecond: 1000 });
    const environment = testEnvironment({ network: cilium(), nodes: load.nodes });
    const form = single({ storage, load });
    new Tempo(environment, { form, metricsTo: stores(environment).mimir.remoteWrite, name: 'traces' });
    expect(findingsOf(environment)).toEqual([]);
    const { metrics_generator } = parse(objectOf(environment, 'ConfigMap', 'traces').data['tempo.yaml']);
    expect(metrics_generator.processor.span_metrics.filter_policies).toHaveLength(1);
  });

  test('that would count copies is refused', () => {
    const environment = inCluster();
    const offers = { spanMetrics: { countsBySamplingThreshold: true } };
    const url = 'https://traces.example.com';
    const tracesTo = external(environment, { protocol: 'otlp.traces', url, addresses: ['203.0.113.7'], offers });
    inTiers(environment, { ...twice, tracesTo });
    expect(findingsOf(environment)).toEqual([
      'test › otel-collector › tiers.samplingCopy: traces.example.com counts in its metrics every span that comes, and would count those of kept traces twice | a Tempo of this environment, or a store that leaves out spans with sampling.copy and says so: offers: { spanMetrics: { leavesOutCopies: true, … } }',
    ]);
  });
});

test('a second destination gets each trace once', () => {
  const environment = inCluster();
  const cloud = external(environment, {
    protocol: 'otlp.http',
    url: 'https://otlp.example.com',
    addresses: ['203.0.113.7'],
    credentials: bearerToken({ secretName: 'cloud' }),
  });
  inTiers(environment, { ...twice, copyTo: { traces: cloud } });
  expect(Object.keys(fileOf(environment, first).service.pipelines)).toEqual(['traces', 'traces/copy']);
  expect(Object.keys(fileOf(environment, copy).service.pipelines)).toEqual(['traces']);
  expect(JSON.stringify(podOf(environment, copy))).not.toContain('cloud');
});

test('senders lose nothing when copies cannot be sent, and somebody is told', () => {
  const { otel } = inTiers(inCluster(), twice);
  const alert = (name: string) => otel.alerts.find((each) => each.name === name);
  expect(alert('CollectorCannotHandOn')?.expression).toContain('exporter!~".*copy.*"');
  expect(alert('CollectorJudgesOnce')).toMatchObject({ severity: 'warning' });
  expect(alert('CollectorJudgesOnce')?.expression).toContain('exporter=~".*copy.*"');
  expect(alert('CollectorForgetsTraces')?.expression).toContain(`service_name=~"${first}|${copy}"`);
  expect(alert('CollectorRoutesToFewer')?.expression).toMatch(/ < 3$/);
  const once = inTiers(inCluster(), { tiers: {} }).otel.alerts.map(({ name }) => name);
  expect(once).not.toContain('CollectorJudgesOnce');
});

describe('a load', () => {
  const stated = (samplingReplicationFactor?: number) => loadOf({ samplingReplicationFactor });

  test('says it of all who are sized by it', () => {
    const [once, both] = [capacity(stated()), capacity(stated(2))];
    expect(once.collector.samplingCopy).toBeUndefined();
    expect(both.collector.samplingCopy?.replicas).toBeGreaterThan(1);
    expect(both.load.sentSpansPerSecond).toBe(2 * both.load.storedSpansPerSecond);
    expect(both.kafka).toEqual(kafkaSize(20_000_000));
    expect([once, both].map(({ tempo }) => tempo.bucket.bytes)).toEqual(Array(2).fill(once.tempo.bucket.bytes));
    expect(both.collector.routing.resources.cpu.millicores).toBeGreaterThan(
      once.collector.routing.resources.cpu.millicores,
    );
  });

  /** A Tempo for one load, and Collectors for another. */
  const sized = (ofTempo: number, ofCollectors: number) => {
    const load = stated(ofTempo);
    const environment = testEnvironment({ network: cilium(), nodes: load.nodes, zones });
    const { mimir, loki } = stores(environment);
    const { brokers } = new Kafka(environment, { load });
    const form = distributed({ storage, load });
    const tempo = new Tempo(environment, { name: 'traces', form, kafka: brokers, metricsTo: mimir.remoteWrite });
    new OtelCollector(environment, {
      metricsTo: mimir.otlp,
      logsTo: loki.otlp,
      tracesTo: tempo.otlp,
      keep: [errors(), percent(10)],
      tiers: collectorTiers(stated(ofCollectors)),
    });
    return findingsOf(environment);
  };

  test.each([
    [1, 1, []],
    [2, 2, []],
    [
      1,
      2,
      [
        'test › traces › form: otel-collector sends each kept trace twice, and by the load it comes once | samplingReplicationFactor: 2 in load({ … })',
      ],
    ],
    [
      2,
      1,
      [
        'test › traces › form: by the load 2 pods judge each trace, and nobody sends one twice | tiers: collectorTiers(load) of the OtelCollector, or no samplingReplicationFactor in load({ … })',
      ],
    ],
  ])('of %s with Collectors of %s', (ofTempo, ofCollectors, findings) => {
    expect(sized(ofTempo, ofCollectors)).toEqual(findings);
  });

  test.each([[0], [3], [1.5]])('has no %s', (wrong) => {
    expect(stated(wrong).problems.map(([property]) => property)).toEqual(['samplingReplicationFactor']);
  });
});

test('every check holds', () => {
  for (const cluster of [{}, { zones }]) {
    const environment = inCluster(cluster);
    const { otel } = inTiers(environment, twice);
    environment.build();
    const results = runChecks(subjectOf(environmentFiles(environment), { environment }), checks);
    expect(results.flatMap(({ findings }) => findings.map((finding) => formatFinding(finding)))).toEqual([]);
    expect(otel.furtherMetrics.map(({ owner }) => owner.workload)).toEqual([first, copy]);
  }
});
