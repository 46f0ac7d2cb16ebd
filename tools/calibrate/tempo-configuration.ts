import path from 'node:path';
import { Addresses, host } from './addresses';
import { chosen } from './calibration';
import { brokerPort } from './kafka';

/** Where the distributor takes spans. */
export const otlpPort = 4318;

/** How often the block-builder stores what came, and how much at once at the most. */
export const cycle = { seconds: 120, bytes: 150_000_000 };

/** The roles of Tempo, in the order in which they are started. */
export const tempoRoles = [
  'live-store',
  'distributor',
  'block-builder',
  'backend-scheduler',
  'backend-worker',
  'query-frontend',
  'querier',
] as const;

export type CalibratedRole = (typeof tempoRoles)[number];

/** Where they listen. */
export const tempoAddresses = new Addresses(tempoRoles, 3200);

/** Where blocks are, in the folder of the measurement. */
export const tempoBucket = (folder: string): string => `${folder}/bucket`;

/** The configuration of a role. */
export const tempoConfiguration = (role: CalibratedRole) => (folder: string) => ({
  target: role,
  server: tempoAddresses.server(role),
  usage_report: { reporting_enabled: false },
  memberlist: tempoAddresses.memberlist(role),
  distributor: {
    ring: { instance_addr: host },
    receivers: { otlp: { protocols: { http: { endpoint: `${host}:${otlpPort}` } } } },
  },
  ingest: {
    kafka: {
      address: `${host}:${brokerPort}`,
      topic: 'spans',
      auto_create_topic_enabled: true,
      auto_create_topic_default_partitions: 1,
    },
  },
  live_store: {
    ring: { instance_id: 'live-store-zone-a-0', instance_addr: host, instance_zone: 'a' },
    wal: { path: `${folder}/live-store/traces` },
    shutdown_marker_dir: `${folder}/live-store/marker`,
  },
  block_builder: {
    instance_id: 'block-builder-0',
    partitions_per_instance: 1,
    consume_cycle_duration: `${cycle.seconds}s`,
    max_consuming_bytes: cycle.bytes,
    wal: { path: `${folder}/block-builder/traces` },
  },
  // Time runs faster here: what is stored is found, searched and compacted at once.
  query_frontend: { search: { query_backend_after: '31s' } },
  querier: {
    frontend_worker: { frontend_address: tempoAddresses.grpc('query-frontend') },
    max_concurrent_queries: chosen('tempo.queriesAtOnce'),
  },
  backend_scheduler: { local_work_path: `${folder}/work` },
  backend_worker: { backend_scheduler_addr: tempoAddresses.grpc('backend-scheduler') },
  storage: {
    trace: {
      backend: 'local',
      local: { path: tempoBucket(path.dirname(folder)) },
      wal: { path: `${folder}/wal` },
      blocklist_poll: '10s',
    },
  },
  overrides: { defaults: { ingestion: { rate_limit_bytes: 1e9, burst_size_bytes: 1e9, max_traces_per_user: 0 } } },
});
