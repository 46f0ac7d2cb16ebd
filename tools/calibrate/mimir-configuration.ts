import path from 'node:path';
import { gossip } from './gossip';

/** The roles of Mimir. The second querier asks the bucket alone. */
export const mimirRoles = [
  'ingester',
  'distributor',
  'querier',
  'query-frontend',
  'query-scheduler',
  'ruler',
  'compactor',
  'store-gateway',
  'bucket-querier',
] as const;

export type CalibratedRole = (typeof mimirRoles)[number];

/** Where a role answers to HTTP. */
export const mimirPort = (role: CalibratedRole): number => 8081 + mimirRoles.indexOf(role);

const grpcPort = (role: CalibratedRole): number => mimirPort(role) + 1000;

/** Where blocks are, in the folder of the measurement. */
export const mimirBucket = (folder: string): string => `${folder}/bucket`;

/** Where the rules are, in the folder of the measurement. */
export const mimirRules = (folder: string): string => `${folder}/rules`;

/** The configuration of a role. */
export const mimirConfiguration = (role: CalibratedRole) => (folder: string) => ({
  target: role === 'bucket-querier' ? 'querier' : role,
  multitenancy_enabled: false,
  usage_stats: { enabled: false },
  activity_tracker: { filepath: `${folder}/activity.log` },
  server: {
    http_listen_address: '127.0.0.1',
    http_listen_port: mimirPort(role),
    grpc_listen_address: '127.0.0.1',
    grpc_listen_port: grpcPort(role),
    log_level: 'warn',
  },
  memberlist: gossip(role, mimirRoles.indexOf(role)),
  // A machine that has other work too answers late.
  distributor: { ring: { instance_addr: '127.0.0.1' }, remote_timeout: '60s' },
  querier: {
    ring: { instance_addr: '127.0.0.1' },
    ...(role === 'bucket-querier' ? { query_store_after: '0s' } : {}),
  },
  ingester: {
    ring: { replication_factor: 1, instance_addr: '127.0.0.1', min_ready_duration: '0s', final_sleep: '0s' },
  },
  frontend: { scheduler_address: `127.0.0.1:${grpcPort('query-scheduler')}`, address: '127.0.0.1' },
  ...(role === 'querier' ? { frontend_worker: { scheduler_address: `127.0.0.1:${grpcPort('query-scheduler')}` } } : {}),
  query_scheduler: { ring: { instance_addr: '127.0.0.1' } },
  ruler: {
    rule_path: `${folder}/evaluated`,
    ring: { instance_addr: '127.0.0.1' },
    query_frontend: { address: `127.0.0.1:${grpcPort('query-frontend')}` },
  },
  ruler_storage: { backend: 'local', local: { directory: mimirRules(path.dirname(folder)) } },
  compactor: {
    data_dir: `${folder}/compactor`,
    sharding_ring: { instance_addr: '127.0.0.1', wait_stability_min_duration: '0s' },
    // Time runs faster here: what was just brought is compacted at once.
    first_level_compaction_wait_period: '0s',
  },
  store_gateway: {
    sharding_ring: { replication_factor: 1, instance_addr: '127.0.0.1', wait_stability_min_duration: '0s' },
  },
  blocks_storage: {
    backend: 'filesystem',
    filesystem: { dir: mimirBucket(path.dirname(folder)) },
    tsdb: { dir: `${folder}/tsdb` },
    bucket_store: { sync_dir: `${folder}/sync`, ignore_blocks_within: '0s' },
  },
  limits: {
    ingestion_rate: 1e9,
    ingestion_burst_size: 1e9,
    max_global_series_per_user: 0,
    ...(role === 'bucket-querier' ? { query_ingesters_within: '1s' } : {}),
  },
});
