import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { checks, runChecks, subjectOf } from '../../checks';
import { mebibytes } from '../../checks/manifests/quantities';
import { bearerToken, distributed, external } from '../../constructs';
import { environmentFiles } from '../../tools/synth/environment-files';
import { findingsOf, objectOf } from '../support';
import { bucket, distributedTempo, loadOf, roleNames } from './environments';

type Built = ReturnType<typeof distributedTempo>['environment'];

const fileOf = (environment: Built, role: string) =>
  parse(objectOf(environment, 'ConfigMap', `tempo-${role}`).data['tempo.yaml']);

const statefulSet = (environment: Built, role: string) => objectOf(environment, 'StatefulSet', `tempo-${role}`);

/** What each role must be told, or it does not start, or starts and does nothing. Nothing but its start shows what is missing. */
const needed: Readonly<Record<(typeof roleNames)[number], readonly string[]>> = {
  distributor: ['shutdown_delay', 'distributor.receivers.otlp', 'ingest.kafka.topic'],
  'live-store-zone-a': ['live_store.readiness_target_lag', 'live_store.readiness_max_wait', 'ingest.kafka.topic'],
  'live-store-zone-b': ['live_store.readiness_target_lag', 'live_store.readiness_max_wait', 'ingest.kafka.topic'],
  'block-builder': ['block_builder.assigned_partitions', 'ingest.kafka.topic', 'storage.trace.s3.bucket'],
  'metrics-generator': [
    'metrics_generator.storage.path',
    'metrics_generator.storage.remote_write',
    'ingest.kafka.topic',
  ],
  querier: ['querier.frontend_worker.frontend_address', 'storage.trace.s3.bucket', 'cache.caches'],
  'query-frontend': [
    'shutdown_delay',
    'stream_over_http_enabled',
    'server.http_server_write_timeout',
    'storage.trace.s3.bucket',
    'cache.caches',
  ],
  'backend-scheduler': ['storage.trace.s3.bucket'],
  'backend-worker': ['backend_worker.backend_scheduler_addr', 'storage.trace.s3.bucket'],
};

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);

test.each(roleNames)('%s is told what it needs, of itself alone', (role) => {
  const { environment } = distributedTempo();
  const file = fileOf(environment, role);
  for (const path of [...needed[role], 'memberlist.join_members', 'overrides.per_tenant_override_config'])
    expect([path, at(file, path)]).not.toEqual([path, undefined]);
  expect(file.usage_report).toEqual({ reporting_enabled: false });
  const own = needed[role].map((path) => path.split('.')[0]);
  const common = ['usage_report', 'server', 'memberlist', 'overrides'];
  expect(Object.keys(file).filter((key) => !common.includes(key) && !own.includes(key))).toEqual([]);
});

test('every check finds it right', () => {
  const { environment } = distributedTempo();
  expect(findingsOf(environment)).toEqual([]);
  const subject = subjectOf(environmentFiles(environment), { environment });
  expect(runChecks(subject, checks).flatMap(({ findings }) => findings)).toEqual([]);
});

test('who sends and who asks is led to the role that answers', () => {
  const { tempo } = distributedTempo();
  expect(tempo.otlp.address).toBe('tempo-distributor.monitoring.svc:4317');
  expect(tempo.query.url).toBe('http://tempo-query-frontend.monitoring.svc:3200');
  expect(tempo.datasource.endpoint).toBe(tempo.query);
  expect([tempo.metrics, ...tempo.furtherMetrics].map(({ owner }) => owner.workload)).toEqual(
    roleNames.map((role) => `tempo-${role}`),
  );
});

test('live-stores are the same in both zones, under names of their own, and no two zones are rolled at once', () => {
  const { environment } = distributedTempo();
  const zones = ['zone-a', 'zone-b'].map((zone) => statefulSet(environment, `live-store-${zone}`));
  expect(zones.map(({ spec }) => spec.replicas)).toEqual([2, 2]);
  expect(zones.map(({ metadata }) => metadata.labels['lgtm-cdk8s/rolled-in-turn'])).toEqual(
    zones.map(() => 'tempo-live-store'),
  );
  expect(zones.map(({ spec }) => spec.template.spec.containers[0].args.at(-1))).toEqual([
    '-live-store.instance-availability-zone=zone-a',
    '-live-store.instance-availability-zone=zone-b',
  ]);
  expect(objectOf(environment, 'PodDisruptionBudget', 'tempo-live-store').spec.maxUnavailable).toBe(1);
});

test.each([8000, 30_000, 100_000])(
  'with %i spans a second each partition is written, read and brought into the bucket',
  (spansPerSecond) => {
    const { environment } = distributedTempo({
      form: distributed({ storage: bucket, load: loadOf({ spansPerSecond }) }),
    });
    const replicas = (role: string): number => statefulSet(environment, role).spec.replicas;
    const [, partitions = 0] =
      /until topic test-tempo (\d+);/
        .exec(objectOf(environment, 'ConfigMap', 'kafka').data['topics.sh'])
        ?.map(Number) ?? [];
    const written = replicas('live-store-zone-a');
    const read: Record<string, number[]> = fileOf(environment, 'block-builder').block_builder.assigned_partitions;
    expect(partitions).toBeGreaterThanOrEqual(written);
    expect(
      Object.values(read)
        .flat()
        .sort((a, b) => a - b),
    ).toEqual(Array.from({ length: partitions }, (_, each) => each));
    // Each has as many of those that are written.
    const builders = Array.from({ length: replicas('block-builder') }, (_, each) => `tempo-block-builder-${each}`);
    expect(Object.keys(read)).toEqual(builders);
    const ofEach = builders.map((name) => (read[name] ?? []).filter((each) => each < written).length);
    expect(Math.max(...ofEach) - Math.min(...ofEach)).toBeLessThanOrEqual(1);
    expect(replicas('live-store-zone-b')).toBe(replicas('live-store-zone-a'));
  },
);

test('exactly one gives out the work on blocks', () => {
  expect(statefulSet(distributedTempo().environment, 'backend-scheduler').spec.replicas).toBe(1);
});

test('nobody makes a topic by naming it, as Tempo would first tell all brokers of a thousand partitions', () => {
  const { environment } = distributedTempo();
  for (const role of ['distributor', 'live-store-zone-a', 'block-builder', 'metrics-generator'])
    expect(fileOf(environment, role).ingest.kafka).toEqual({
      address: 'kafka.monitoring.svc:9092',
      topic: 'test-tempo',
      auto_create_topic_enabled: false,
    });
});

test('those who write and read the log reach it, those who read the bucket reach that, and no others', () => {
  const { connections } = distributedTempo().environment;
  const callers = (protocol: string) =>
    connections
      .filter(({ to, from }) => to.protocol === protocol && from.component === 'tempo')
      .map(({ from }) => from.workload);
  const named = (...roles: string[]) => roles.map((role) => `tempo-${role}`);
  expect(callers('kafka')).toEqual(
    named('distributor', 'live-store-zone-a', 'live-store-zone-b', 'block-builder', 'metrics-generator'),
  );
  expect(callers('s3')).toEqual(
    named('block-builder', 'querier', 'query-frontend', 'backend-scheduler', 'backend-worker'),
  );
  expect(callers('prometheus.remote-write')).toEqual(named('metrics-generator'));
  expect(callers('memcached')).toEqual(named('querier', 'query-frontend'));
});

test('who is led to by a Service answers until it leads elsewhere, and has its whole time after that', () => {
  const { environment } = distributedTempo();
  const graceOf = (role: string): number =>
    objectOf(environment, 'Deployment', `tempo-${role}`).spec.template.spec.terminationGracePeriodSeconds;
  expect(['distributor', 'query-frontend'].map((role) => fileOf(environment, role).shutdown_delay)).toEqual([
    '10s',
    '10s',
  ]);
  expect(graceOf('query-frontend')).toBe(graceOf('querier') + 10);
});

test('the cache has the defaults that Tempo states: of an entry of `cache.caches` it fills in a part of them alone', () => {
  const { environment } = distributedTempo();
  for (const role of ['querier', 'query-frontend'])
    expect(fileOf(environment, role).cache.caches[0].memcached).toEqual({
      addresses: 'dnssrvnoa+_memcached._tcp.tempo-cache-headless.monitoring.svc',
      max_item_size: 5 * 1024 * 1024,
      timeout: '200ms',
      consistent_hash: true,
      circuit_breaker_consecutive_failures: 10,
      circuit_breaker_timeout: '10s',
      circuit_breaker_interval: '10s',
    });
});

test.each([100_000, 1_000_000, 5_000_000])('each generator has memory and a log for %s series', (maxActiveSeries) => {
  const { spec } = statefulSet(distributedTempo({ maxActiveSeries }).environment, 'metrics-generator');
  const { containers, volumes } = spec.template.spec;
  const { sizeLimit } = volumes.find(({ name }: { name: string }) => name === 'data').emptyDir;
  expect(mebibytes(containers[0].resources.limits.memory)).toBeGreaterThan((maxActiveSeries * 12_583) / 1024 ** 2);
  expect(mebibytes(sizeLimit)).toBeGreaterThan((maxActiveSeries * 6 * 240 * 12) / 1024 ** 2);
  expect(spec.replicas).toBe(2);
});

test('the limits are in the file that is read again, with every default that it takes the place of', () => {
  const { environment } = distributedTempo({ maxActiveSeries: 5000 });
  const { overrides } = parse(objectOf(environment, 'ConfigMap', 'tempo-overrides').data['overrides.yaml']);
  expect(overrides).toEqual({
    '*': {
      ingestion: {
        rate_limit_bytes: 1_000_000_000,
        burst_size_bytes: 1_000_000_000,
        max_traces_per_user: 0,
        retry_info_enabled: true,
      },
      global: { max_bytes_per_trace: 5_242_880 },
      read: {
        max_bytes_per_tag_values_query: 1_000_000,
        max_condition_groups_per_tag_query: 100,
        max_search_duration: '336h',
        max_metrics_duration: '360h',
      },
      compaction: { block_retention: '336h' },
      metrics_generator: {
        processors: ['span-metrics', 'service-graphs'],
        max_active_series: 5000,
        generate_native_histograms: 'classic',
      },
    },
  });
});

test('where no metrics are made, nobody is there to make them', () => {
  const { environment, tempo } = distributedTempo({ metricsTo: () => undefined });
  expect(findingsOf(environment)).toEqual([]);
  expect(tempo.workloads.map(({ name }) => name)).not.toContain('tempo-metrics-generator');
  expect(tempo.otlp.offers.spanMetrics).toBeUndefined();
});

test('the credentials for metrics are those of the generators alone', () => {
  const { environment } = distributedTempo({
    metricsTo: (given) =>
      external(given, {
        protocol: 'prometheus.remote-write',
        url: 'https://metrics.example.com/api/v1/push',
        credentials: bearerToken({ secretName: 'metrics-token' }),
      }),
  });
  environment.build();
  const withSecret = environment.components
    .flatMap(({ objects }) => objects.map((each) => each.toJson()))
    .filter((each) => JSON.stringify(each.spec?.template ?? '').includes('metrics-token'));
  expect(withSecret.map(({ metadata }) => metadata.name)).toEqual(['tempo-metrics-generator']);
});
