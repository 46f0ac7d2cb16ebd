import { type Duration, minutes, seconds } from '../kit';
import type { QueryTimeouts } from '../kit/model/timeouts';
import { serverOfSeveralSections } from '../stores';
import type { Copies, Roles } from '../stores/forms';
import { replicationFactor } from '../stores/sizing';
import type { MimirFile } from './config';
import type { MimirRole } from './sizing';

/** What each reads. */
const common = [
  'multitenancy_enabled',
  'usage_stats',
  'activity_tracker',
  'memberlist',
  'runtime_config',
  'server.log_format',
  ...serverOfSeveralSections,
] as const;

/** What each reads that knows the bucket. */
const bucket = ['common', 'blocks_storage.storage_prefix'] as const;

/** Mimir compares the two when it starts. */
const queryTimes = ['querier.timeout', 'server.http_server_write_timeout'] as const;

/** What each reads that finds ingesters: when one counts as gone, and which of them have the same copies. */
const ingesters = ['ingester.ring.heartbeat_timeout', 'ingester.ring.zone_awareness_enabled'] as const;

/** For the copies that keep the same, one in each of three zones. */
const copies = (workloadPerZone: Copies['workloadPerZone'], argument: string): Copies => ({
  zones: replicationFactor,
  workloadPerZone,
  zoneArguments: (zone) => [`${argument}=${zone}`],
});

/** How long `shutdown_delay` is. */
const delay = seconds(90);

const after = (time: Duration): Duration => seconds(delay.seconds + time.seconds);

/**
 * The roles of Mimir's classic architecture, in which distributors write to ingesters. Times as in upstream's own deployments.
 * https://github.com/grafana/mimir/tree/main/operations/mimir
 */
export const mimirRoles = ({ answer }: QueryTimeouts): Roles<MimirRole, MimirFile> => ({
  distributor: {
    target: 'distributor',
    kind: 'Deployment',
    terminationGrace: after(seconds(30)),
    sections: [...common, 'shutdown_delay', 'distributor', ...ingesters],
    calls: { ingester: 'grpc' },
    needsNoBucket: true,
  },
  ingester: {
    target: 'ingester',
    kind: 'StatefulSet',
    // Until what is in memory stands in the write-ahead log.
    terminationGrace: minutes(20),
    sections: [...common, ...bucket, 'ingester', 'blocks_storage.tsdb'],
    // What it has of the last hours it does not bring into the bucket when it ends, so that it keeps its name and its volume as the load grows.
    copies: copies('in-named-zones', '-ingester.ring.instance-availability-zone'),
  },
  querier: {
    target: 'querier',
    kind: 'Deployment',
    terminationGrace: answer,
    sections: [
      ...common,
      ...bucket,
      ...queryTimes,
      'querier.ring',
      'querier.max_concurrent',
      'frontend_worker',
      'blocks_storage.bucket_store.metadata_cache',
      ...ingesters,
      'store_gateway.sharding_ring.zone_awareness_enabled',
    ],
    calls: { ingester: 'grpc', 'store-gateway': 'grpc', 'query-scheduler': 'grpc', 'query-frontend': 'grpc' },
  },
  'query-frontend': {
    target: 'query-frontend',
    kind: 'Deployment',
    terminationGrace: after(answer),
    sections: [
      ...common,
      ...queryTimes,
      ...ingesters,
      'shutdown_delay',
      'server.grpc_server_max_connection_age',
      'frontend',
    ],
    calls: { 'query-scheduler': 'grpc' },
    needsNoBucket: true,
  },
  'query-scheduler': {
    target: 'query-scheduler',
    kind: 'Deployment',
    terminationGrace: minutes(3),
    sections: [...common, 'query_scheduler'],
    // It tells the frontend itself of a query that fails before a querier has it.
    calls: { 'query-frontend': 'grpc' },
    needsNoBucket: true,
  },
  'store-gateway': {
    target: 'store-gateway',
    kind: 'StatefulSet',
    terminationGrace: minutes(2),
    sections: [...common, ...bucket, 'store_gateway', 'blocks_storage.bucket_store'],
    copies: copies('with-several', '-store-gateway.sharding-ring.instance-availability-zone'),
  },
  compactor: {
    target: 'compactor',
    kind: 'StatefulSet',
    terminationGrace: minutes(15),
    sections: [...common, ...bucket, 'compactor'],
  },
  ruler: {
    target: 'ruler',
    kind: 'Deployment',
    terminationGrace: minutes(10),
    sections: [...common, 'ruler', 'ruler_storage', ...ingesters],
    calls: { ingester: 'grpc', 'query-frontend': 'grpc', ruler: 'grpc' },
    needsNoBucket: true,
  },
});
