import { expect, test } from '@jest/globals';
import { checks, runChecks, subjectOf } from '../../checks';
import { distributed, forLoad, replicated, single } from '../../constructs';
import { environmentFiles } from '../../tools/synth/environment-files';
import { objectOf } from '../support';
import { fileOf, lokiInForm, podsOf, severalInAZone } from './in-forms';

test.each([
  [0.1, ['loki']],
  [0.5, ['loki']],
  [
    10,
    [
      'loki-results-cache',
      'loki-chunks-cache',
      'loki-distributor',
      'loki-ingester-zone-a',
      'loki-ingester-zone-b',
      'loki-ingester-zone-c',
      'loki-querier',
      'loki-query-frontend',
      'loki-query-scheduler',
      'loki-index-gateway',
      'loki-compactor',
    ],
  ],
])('%s MB of lines a second: its workloads', (logs, workloads) => {
  const { environment } = lokiInForm(forLoad, logs);
  expect(podsOf(environment).map(({ metadata }) => metadata.name)).toEqual(workloads);
});

test('one process for a load has what the load needs, and is otherwise as it is without', () => {
  const { environment } = lokiInForm(single, 0.1);
  const file = fileOf(environment, 'loki');
  expect(file.limits_config.retention_period).toBe('720h');
  expect(file.common.ring.kvstore.store).toBe('inmemory');
  expect(objectOf(environment, 'StatefulSet', 'loki').spec.replicas).toBe(1);
});

test('three with every role: rings by memberlist, three copies, the limits read again', () => {
  const { environment, loki } = lokiInForm(replicated, 0.5);
  const file = fileOf(environment, 'loki');
  expect(file.common).toEqual({ path_prefix: '/var/loki', ring: { kvstore: { store: 'memberlist' } } });
  expect(file.memberlist).toEqual({
    cluster_label: 'test-loki',
    join_members: ['dns+loki-members.monitoring.svc:7946'],
    rejoin_interval: '1m',
  });
  expect(file.limits_config).toBeUndefined();
  expect(file.ingester.wal.flush_on_shutdown).toBe(true);
  expect(fileOf(environment, 'loki-overrides').overrides.fake).toMatchObject({
    retention_period: '720h',
    max_global_streams_per_user: 0,
  });
  expect([loki.push.host, loki.query.host]).toEqual(['loki.monitoring.svc', 'loki.monitoring.svc']);
  expect(loki.metrics.offers.everyPod).toBe(true);
});

test('a workload for each role: who is called is known by its own name', () => {
  const { environment, loki } = lokiInForm(distributed, 10);
  expect([loki.push.url, loki.query.url]).toEqual([
    'http://loki-distributor.monitoring.svc:3100/loki/api/v1/push',
    'http://loki-query-frontend.monitoring.svc:3100',
  ]);
  const querier = fileOf(environment, 'loki-querier');
  expect(querier.frontend_worker.scheduler_address).toBe('loki-query-scheduler-headless.monitoring.svc:9095');
  expect(querier.common.compactor_grpc_address).toBe('loki-compactor-headless.monitoring.svc:9095');
  expect(querier.storage_config.tsdb_shipper.index_gateway_client.server_address).toBe(
    'dns+loki-index-gateway-headless.monitoring.svc:9095',
  );
  expect(querier.chunk_store_config.chunk_cache_config.memcached_client.addresses).toBe(
    'dnssrvnoa+_memcached._tcp.loki-chunks-cache-headless.monitoring.svc',
  );
  expect(Object.keys(fileOf(environment, 'loki-distributor'))).toEqual([
    'auth_enabled',
    'analytics',
    'server',
    'common',
    'schema_config',
    'shutdown_delay',
    'memberlist',
    'runtime_config',
    'ingester_client',
    'ingester',
  ]);
  const metrics = [loki.metrics, ...loki.furtherMetrics].map(({ host }) => host);
  expect(metrics).toContain('loki-query-frontend-headless.monitoring.svc');
  expect(metrics).toHaveLength(9);
});

test.each([10, severalInAZone])('%s MB of lines a second: the ring knows zones, and all who count on them', (logs) => {
  const { environment } = lokiInForm(distributed, logs);
  const names = podsOf(environment).map(({ metadata }) => metadata.name);
  const ingesters = ['a', 'b', 'c'].map((zone) => `loki-ingester-zone-${zone}`);
  expect(names.filter((name) => name.includes('ingester'))).toEqual(ingesters);
  for (const name of [...ingesters, 'loki-distributor', 'loki-querier'])
    expect(fileOf(environment, name).ingester.lifecycler.ring.zone_awareness_enabled).toBe(true);
  expect(objectOf(environment, 'StatefulSet', 'loki-ingester-zone-b').spec.template.spec.containers[0].args).toContain(
    '-ingester.availability-zone=zone-b',
  );
});

test.each([1, 10, 60, severalInAZone, 300])('of a load of %s MB a second there is one compactor', (logs) => {
  const { environment } = lokiInForm(distributed, logs);
  expect(objectOf(environment, 'StatefulSet', 'loki-compactor').spec.replicas).toBe(1);
});

test.each([
  ['replicated', replicated, 0.5],
  ['distributed', distributed, 10],
  ['distributed, several ingesters in a zone', distributed, severalInAZone],
] as const)('%s: every check finds it right', (_name, form, logs) => {
  const { environment } = lokiInForm(form, logs);
  const subject = subjectOf(environmentFiles(environment), { environment });
  expect(runChecks(subject, checks).flatMap(({ findings }) => findings)).toEqual([]);
});
