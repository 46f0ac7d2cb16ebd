import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Alertmanager, distributed, type Environment, nobody, replicated } from '../../constructs';
import { objectOf } from '../support';
import { alerts, mimirIn } from './distributed';

/** Who calls whom where Mimir is several pods, and what a question may take. */

const wired = (environment: Environment) => ({
  alerts,
  alertsTo: new Alertmanager(environment, { receiver: nobody() }).push,
});

const ingesters = ['a', 'b', 'c'].map((zone) => `ingester-zone-${zone}`);

test('samples come to the distributor, and questions to the query frontend', () => {
  const { mimir } = mimirIn({ form: distributed });
  expect([mimir.remoteWrite, mimir.otlp, mimir.query].map(({ url }) => url)).toEqual([
    'http://mimir-distributor.monitoring.svc:8080/api/v1/push',
    'http://mimir-distributor.monitoring.svc:8080/otlp',
    'http://mimir-query-frontend.monitoring.svc:8080/prometheus',
  ]);
  expect([mimir.metrics, ...mimir.furtherMetrics].map(({ host }) => host)).toEqual(
    ['distributor', ...ingesters, 'querier', 'query-frontend', 'query-scheduler', 'store-gateway', 'compactor'].map(
      (role) => `mimir-${role}-headless.monitoring.svc`,
    ),
  );
});

test('a question that takes more than a quarter of the memory of who answers it is refused', () => {
  const { environment } = mimirIn({ form: distributed });
  const { limits } = objectOf(environment, 'Deployment', 'mimir-querier').spec.template.spec.containers[0].resources;
  const memory = Number.parseInt(limits.memory, 10) * 1024 ** 2;
  expect(limits.memory).toMatch(/^\d+Mi$/);
  expect(parse(objectOf(environment, 'ConfigMap', 'mimir-overrides').data['overrides.yaml'])).toMatchObject({
    overrides: {
      anonymous: {
        max_estimated_memory_consumption_per_query: memory / 4,
        max_fetched_chunk_bytes_per_query: memory / 4,
      },
    },
  });
});

test('Grafana asks for rules where who answers its questions knows them', () => {
  expect(mimirIn({ form: replicated, wired }).mimir.datasource.evaluatesAlerts).toBe(true);
  expect(mimirIn({ form: distributed, wired }).mimir.datasource.evaluatesAlerts).toBe(false);
});

test('who asks a cache may reach it, and nobody else', () => {
  const { mimir } = mimirIn({ form: distributed });
  const asking = mimir.connections.filter(({ to }) => to.protocol === 'memcached');
  expect(asking.map(({ from, to }) => [to.owner.workload, from.workload])).toEqual([
    ['mimir-results-cache', 'mimir-query-frontend'],
    ['mimir-metadata-cache', 'mimir-querier'],
    ['mimir-metadata-cache', 'mimir-store-gateway'],
    ['mimir-index-cache', 'mimir-store-gateway'],
    ['mimir-chunks-cache', 'mimir-store-gateway'],
  ]);
});

test('a cache that is busy counts as one a little later than by default', () => {
  const { environment } = mimirIn({ form: distributed });
  const fileOf = (role: string) =>
    parse(objectOf(environment, 'ConfigMap', `mimir-${role}`).data['mimir.yaml'] as string);
  const cache = (name: string, timeout?: string) => ({
    backend: 'memcached',
    memcached: {
      addresses: `dnssrvnoa+_memcached._tcp.mimir-${name}-cache-headless.monitoring.svc`,
      max_item_size: 5 * 1024 * 1024,
      ...(timeout ? { timeout } : {}),
    },
  });
  expect(fileOf('query-frontend').frontend.results_cache).toEqual(cache('results', '500ms'));
  expect(fileOf('store-gateway').blocks_storage.bucket_store).toMatchObject({
    metadata_cache: cache('metadata'),
    index_cache: cache('index', '750ms'),
    chunks_cache: cache('chunks', '750ms'),
  });
});

test('those alone reach the bucket that read or write it', () => {
  const { mimir } = mimirIn({ form: distributed, wired });
  const calling = mimir.connections.filter(({ to }) => to.protocol === 's3').map(({ from }) => from.workload);
  expect(calling).toEqual([...ingesters, 'querier', 'store-gateway', 'compactor'].map((role) => `mimir-${role}`));
});
