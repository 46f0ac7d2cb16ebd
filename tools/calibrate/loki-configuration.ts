import path from 'node:path';
import { Addresses, host } from './addresses';

/** The roles of Loki, in the order in which they are started. */
const lokiRoles = [
  'ingester',
  'distributor',
  'index-gateway',
  'query-scheduler',
  'query-frontend',
  'querier',
  'compactor',
] as const;

export type CalibratedRole = (typeof lokiRoles)[number];

/** Where they listen. */
export const lokiAddresses = new Addresses(lokiRoles, 3101);

/** Where chunks and indexes are, in the folder of the measurement. */
export const lokiBucket = (folder: string): string => `${folder}/bucket`;

/** The configuration of a role. */
export const lokiConfiguration = (role: CalibratedRole) => (folder: string) => ({
  target: role,
  auth_enabled: false,
  analytics: { reporting_enabled: false },
  server: {
    ...lokiAddresses.server(role),
    grpc_server_max_recv_msg_size: 104_857_600,
    grpc_server_max_send_msg_size: 104_857_600,
  },
  common: {
    path_prefix: folder,
    instance_addr: host,
    replication_factor: 1,
    compactor_grpc_address: lokiAddresses.grpc('compactor'),
    ring: { kvstore: { store: 'memberlist' } },
    storage: {
      filesystem: { chunks_directory: lokiBucket(path.dirname(folder)), rules_directory: `${folder}/rules` },
    },
  },
  memberlist: lokiAddresses.memberlist(role),
  schema_config: {
    configs: [
      {
        from: '2026-01-01',
        store: 'tsdb',
        object_store: 'filesystem',
        schema: 'v13',
        index: { prefix: 'index_', period: '24h' },
      },
    ],
  },
  storage_config: {
    tsdb_shipper: { index_gateway_client: { server_address: lokiAddresses.grpc('index-gateway') } },
  },
  // Time runs faster here. What is full is brought away at once, as it is at the pace of real streams.
  ingester: { flush_check_period: '1s', lifecycler: { final_sleep: '0s', min_ready_duration: '0s' } },
  // A machine that has other work too answers late.
  ingester_client: { remote_timeout: '60s' },
  frontend: { scheduler_address: lokiAddresses.grpc('query-scheduler') },
  frontend_worker: { scheduler_address: lokiAddresses.grpc('query-scheduler') },
  query_scheduler: { use_scheduler_ring: false },
  // The chunks that were read are not kept in the memory of the queriers: there is memcached for that.
  chunk_store_config: { chunk_cache_config: { embedded_cache: { enabled: false } } },
  compactor: { compaction_interval: '10s', retention_enabled: true, delete_request_store: 'filesystem' },
  limits_config: {
    ingestion_rate_mb: 1000,
    ingestion_burst_size_mb: 1000,
    per_stream_rate_limit: '1GB',
    per_stream_rate_limit_burst: '1GB',
    max_global_streams_per_user: 0,
    reject_old_samples: false,
    retention_period: '720h',
  },
});
