/** What each role of a store reads of its configuration, by the modules that its program starts for it. */

/** The paths of a configuration that somebody reads: a section, or a part of one. */
export type Read = readonly string[];

const all = (...lists: readonly Read[]): Read => lists.flat();

const ofLoki = {
  // `Server`, `MemberlistKV`, `RuntimeConfig`, `Analytics`; without a schema nothing starts.
  everybody: [
    'auth_enabled',
    'analytics',
    'server',
    'common.path_prefix',
    'common.ring',
    'memberlist',
    'runtime_config',
  ],
  schema: ['schema_config'],
  // The ring, in which its place says which ingesters have the same lines, and `clientpool`, by which they are called.
  ingesters: ['ingester.lifecycler', 'ingester_client'],
  store: ['storage_config.use_thanos_objstore', 'storage_config.object_store'],
  // A store that only reads asks index gateways. That of an ingester only writes, that of an index gateway has the index.
  indexGatewayClient: ['storage_config.tsdb_shipper'],
  deletions: ['common.compactor_grpc_address', 'compactor.retention_enabled', 'compactor.delete_request_store'],
};
const everyLoki = [...ofLoki.everybody, ...ofLoki.schema, 'shutdown_delay'];

/** `setupModuleManager` in https://github.com/grafana/loki/blob/main/pkg/loki/loki.go */
export const readInLoki: Readonly<Record<string, Read>> = {
  distributor: all(everyLoki, ofLoki.ingesters),
  ingester: all(everyLoki, ofLoki.store, ['ingester', 'chunk_store_config']),
  querier: all(everyLoki, ofLoki.ingesters, ofLoki.store, ofLoki.indexGatewayClient, ofLoki.deletions, [
    'frontend_worker',
    'chunk_store_config',
  ]),
  'query-frontend': all(everyLoki, ofLoki.deletions, ['frontend', 'query_range']),
  'query-scheduler': all(everyLoki, ['query_scheduler']),
  'index-gateway': all(everyLoki, ofLoki.store),
  compactor: all(everyLoki, ofLoki.store, ['compactor']),
  ruler: all(everyLoki, ofLoki.ingesters, ofLoki.store, ofLoki.indexGatewayClient, ['ruler', 'ruler_storage']),
};

const everyMimir = [
  'multitenancy_enabled',
  'usage_stats',
  'activity_tracker',
  'memberlist',
  'runtime_config',
  'server',
  'shutdown_delay',
];
const ofMimir = {
  // `IngesterRing`, which the query frontend has by `IngesterPartitionRing`.
  ingesterRing: ['ingester.ring.heartbeat_timeout', 'ingester.ring.zone_awareness_enabled'],
  bucket: ['common.storage', 'blocks_storage.storage_prefix'],
};

/** `setupModuleManager` in https://github.com/grafana/mimir/blob/main/pkg/mimir/modules.go */
export const readInMimir: Readonly<Record<string, Read>> = {
  distributor: all(everyMimir, ofMimir.ingesterRing, ['distributor']),
  ingester: all(everyMimir, ofMimir.bucket, ['ingester', 'blocks_storage.tsdb']),
  querier: all(everyMimir, ofMimir.bucket, ofMimir.ingesterRing, [
    'querier',
    'frontend_worker',
    'store_gateway.sharding_ring.zone_awareness_enabled',
    'blocks_storage.bucket_store.metadata_cache',
  ]),
  'query-frontend': all(everyMimir, ofMimir.ingesterRing, ['frontend', 'querier.timeout']),
  'query-scheduler': all(everyMimir, ['query_scheduler']),
  'store-gateway': all(everyMimir, ofMimir.bucket, ['store_gateway', 'blocks_storage.bucket_store']),
  compactor: all(everyMimir, ofMimir.bucket, ['compactor']),
  ruler: all(everyMimir, ofMimir.ingesterRing, ['ruler', 'ruler_storage']),
};

// `Common`, and memberlist, which `UsageReport` starts.
const everyTempo = ['server', 'usage_report', 'memberlist', 'overrides', 'shutdown_delay'];
const log = ['ingest'];
const blocks = ['storage', 'cache'];

/** `setupModuleManager` in https://github.com/grafana/tempo/blob/main/cmd/tempo/app/modules.go */
export const readInTempo: Readonly<Record<string, Read>> = {
  distributor: all(everyTempo, log, ['distributor']),
  'live-store': all(everyTempo, log, ['live_store']),
  'block-builder': all(everyTempo, log, blocks, ['block_builder']),
  'metrics-generator': all(everyTempo, log, ['metrics_generator']),
  querier: all(everyTempo, blocks, ['querier']),
  'query-frontend': all(everyTempo, blocks, ['query_frontend', 'stream_over_http_enabled']),
  'backend-scheduler': all(everyTempo, blocks, ['backend_scheduler']),
  'backend-worker': all(everyTempo, blocks, ['backend_worker']),
};
