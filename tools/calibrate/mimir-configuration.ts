import path from 'node:path';
import { Addresses, host } from './addresses';

/** The roles of Mimir. The second querier asks only the bucket. */
const mimirRoles = [
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

/** Where they listen. */
export const mimirAddresses = new Addresses(mimirRoles, 8081);

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
  server: mimirAddresses.server(role),
  memberlist: mimirAddresses.memberlist(role),
  // A machine that has other work too answers late.
  distributor: { ring: { instance_addr: host }, remote_timeout: '60s' },
  querier: {
    ring: { instance_addr: host },
    ...(role === 'bucket-querier' ? { query_store_after: '0s' } : {}),
  },
  ingester: {
    ring: { replication_factor: 1, instance_addr: host, min_ready_duration: '0s', final_sleep: '0s' },
  },
  frontend: { scheduler_address: mimirAddresses.grpc('query-scheduler'), address: host },
  ...(role === 'querier' ? { frontend_worker: { scheduler_address: mimirAddresses.grpc('query-scheduler') } } : {}),
  query_scheduler: { ring: { instance_addr: host } },
  ruler: {
    rule_path: `${folder}/evaluated`,
    ring: { instance_addr: host },
    query_frontend: { address: mimirAddresses.grpc('query-frontend') },
  },
  ruler_storage: { backend: 'local', local: { directory: mimirRules(path.dirname(folder)) } },
  compactor: {
    data_dir: `${folder}/compactor`,
    sharding_ring: { instance_addr: host, wait_stability_min_duration: '0s' },
    // Time runs faster here: what was just brought is compacted at once.
    first_level_compaction_wait_period: '0s',
  },
  store_gateway: {
    sharding_ring: { replication_factor: 1, instance_addr: host, wait_stability_min_duration: '0s' },
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
