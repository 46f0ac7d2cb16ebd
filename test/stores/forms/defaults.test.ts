import { describe, expect, test } from '@jest/globals';
import { distributedStores, filesOf, objectsOf } from './distributed-stores';

/** Defaults of the programs by which a store of several workloads would fail on an ordinary day, each of which is told otherwise. */

type StoreName = keyof typeof distributedStores;
const environments = {
  loki: distributedStores.loki(),
  mimir: distributedStores.mimir(),
  tempo: distributedStores.tempo(),
};
const files = {
  loki: filesOf('loki', environments.loki),
  mimir: filesOf('mimir', environments.mimir),
  tempo: filesOf('tempo', environments.tempo),
};

const valueAt = (file: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((section, key) => (section as Record<string, unknown> | undefined)?.[key], file);

const everybody = 'everybody';
const mebibytes100 = 104_857_600;

test.each<[string, StoreName, readonly string[], string, unknown]>([
  ['4 MiB between the roles', 'loki', [everybody], 'server.grpc_server_max_recv_msg_size', mebibytes100],
  [
    '4 MiB between the roles, on the way back',
    'loki',
    [everybody],
    'server.grpc_server_max_send_msg_size',
    mebibytes100,
  ],
  ['16 MiB between the roles', 'tempo', [everybody], 'server.grpc_server_max_recv_msg_size', mebibytes100],
  [
    '16 MiB between the roles, on the way back',
    'tempo',
    [everybody],
    'server.grpc_server_max_send_msg_size',
    mebibytes100,
  ],
  ['a hundred calls at once', 'loki', [everybody], 'server.grpc_server_max_concurrent_streams', 1000],
  ['a hundred calls at once', 'mimir', [everybody], 'server.grpc_server_max_concurrent_streams', 1000],
  ['a hundred calls at once', 'tempo', [everybody], 'server.grpc_server_max_concurrent_streams', 1000],
  ...(['loki', 'mimir', 'tempo'] as const).flatMap((store) =>
    ['time', 'timeout'].map((what): [string, StoreName, readonly string[], string, unknown] => [
      'a lost node that is noticed after two hours',
      store,
      [everybody],
      `server.grpc_server_keepalive_${what}`,
      '10s',
    ]),
  ),
  [
    'an ingester of a lost node that is waited for',
    'loki',
    ['distributor', 'querier', 'ruler'],
    'ingester_client.pool_config.client_cleanup_period',
    '5s',
  ],
  [
    'an index gateway of a lost node that is waited for',
    'loki',
    ['querier', 'ruler'],
    'storage_config.tsdb_shipper.index_gateway_client.grpc_client_config.connect_timeout',
    '1s',
  ],
  ['rings in the memory of each', 'loki', [everybody], 'common.ring.kvstore.store', 'memberlist'],
  ['pods that were cut off and never meet again', 'loki', [everybody], 'memberlist.rejoin_interval', '1m'],
  ['pods that were cut off and never meet again', 'mimir', [everybody], 'memberlist.rejoin_interval', '1m'],
  ['pods that were cut off and never meet again', 'tempo', [everybody], 'memberlist.rejoin_interval', '1m'],
  [
    'reports to upstream, for which each opens the bucket',
    'tempo',
    [everybody],
    'usage_report.reporting_enabled',
    false,
  ],
  ['an answer that is cut at 30 s', 'loki', ['querier', 'query-frontend'], 'server.http_server_write_timeout', '310s'],
  ['an answer that is cut at 30 s', 'tempo', ['query-frontend'], 'server.http_server_write_timeout', '310s'],
  ['a node that is gone, and its ingester is waited for', 'loki', ['ingester'], 'ingester.autoforget_unhealthy', true],
  [
    '500 MB of the memory for what is to be cached',
    'loki',
    ['ingester', 'querier'],
    'chunk_store_config.chunk_cache_config.background.writeback_size_limit',
    '64MB',
  ],
  ['nothing that is ever deleted', 'loki', ['compactor'], 'compactor.retention_enabled', true],
  ['rulers that each evaluate everything', 'loki', ['ruler'], 'ruler.enable_sharding', true],
  ['rules that are looked for in the bucket', 'loki', ['ruler'], 'ruler_storage.backend', 'local'],
  ['rules that are looked for in the bucket', 'mimir', ['ruler'], 'ruler_storage.backend', 'local'],
  ['a changed rule that is read after ten minutes', 'mimir', ['ruler'], 'ruler.poll_interval', '1m'],
  [
    'a scheduler that is looked for in a ring',
    'loki',
    ['query-scheduler'],
    'query_scheduler.use_scheduler_ring',
    false,
  ],
  [
    'a hundred parts of queries that wait',
    'mimir',
    ['query-scheduler'],
    'query_scheduler.max_outstanding_requests_per_tenant',
    800,
  ],
  [
    'a store-gateway that loads its blocks anew after each roll',
    'mimir',
    ['store-gateway'],
    'store_gateway.sharding_ring.unregister_on_shutdown',
    false,
  ],
  [
    'store-gateways that begin before all are there',
    'mimir',
    ['store-gateway'],
    'store_gateway.sharding_ring.wait_stability_min_duration',
    '1m',
  ],
  [
    'a request of more than 4 MiB',
    'tempo',
    ['distributor'],
    'distributor.receivers.otlp.protocols.grpc.max_recv_msg_size_mib',
    32,
  ],
])('not %s: %s', (_title, store, roles, path, value) => {
  const told = [...files[store]].filter(([role]) => roles.includes(everybody) || roles.includes(role));
  expect(told.length).toBeGreaterThanOrEqual(roles.length);
  expect(told.map(([role, file]) => [role, valueAt(file, path)])).toEqual(told.map(([role]) => [role, value]));
});

test('the compactor of Loki keeps what is to be deleted where the index says that lines are', () => {
  const compactor = files.loki.get('compactor');
  expect(valueAt(compactor, 'compactor.delete_request_store')).toBe(
    valueAt(compactor, 'schema_config.configs.0.object_store'),
  );
});

describe.each(Object.entries(environments))('%s', (store, environment) => {
  const pods = objectsOf(environment).filter(
    ({ kind, metadata }) => ['Deployment', 'StatefulSet'].includes(kind) && metadata.name.startsWith(`${store}-`),
  );
  const containers = pods
    .flatMap(({ spec }) => spec.template.spec.containers)
    .filter(({ image }) => image.includes(`/${store}:`));

  test('is never killed while it reads its write-ahead log again', () => {
    expect(containers.length).toBeGreaterThan(6);
    expect(containers.filter(({ livenessProbe }) => livenessProbe)).toEqual([]);
  });

  test('sees a changed limit, as the kubelet replaces no file that is mounted by itself', () => {
    for (const { volumeMounts } of containers) {
      expect(volumeMounts.filter(({ subPath }: { readonly subPath?: string }) => subPath !== undefined)).toEqual([]);
      expect(volumeMounts.map(({ mountPath }: { readonly mountPath: string }) => mountPath)).toContain(
        `/etc/${store}-overrides`,
      );
    }
  });
});

test('what an ingester of Loki holds while it reads its log again is less than its memory', () => {
  const { spec } = objectsOf(environments.loki).find(
    ({ kind, metadata }) => kind === 'StatefulSet' && metadata.name.startsWith('loki-ingester'),
  );
  const { memory } = spec.template.spec.containers[0].resources.limits;
  const ceiling = String(valueAt(files.loki.get('ingester'), 'ingester.wal.replay_memory_ceiling'));
  const mebibytes = Number.parseFloat(memory) * (memory.endsWith('Gi') ? 1024 : 1);
  expect(Number.parseFloat(ceiling)).toBeLessThan(mebibytes / 2);
});
