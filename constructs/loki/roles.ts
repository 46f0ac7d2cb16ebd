import { gibibytes, minutes, seconds } from '../kit';
import type { QueryTimeouts } from '../kit/model/timeouts';
import { untilUnready } from '../kit/pods/until-unready';
import { serverOfSeveralSections } from '../stores';
import type { Roles } from '../stores/forms';
import { replicationFactor } from '../stores/sizing';
import { lokiAssumptions } from './assumptions';
import type { LokiConfiguration } from './config';
import type { LokiRole } from './sizing';

/** What every role reads. https://grafana.com/docs/loki/latest/configure/ */
const everybody = [
  'auth_enabled',
  'analytics',
  'server.http_listen_port',
  'server.grpc_listen_port',
  'server.log_format',
  'server.grpc_server_max_recv_msg_size',
  'server.grpc_server_max_send_msg_size',
  ...serverOfSeveralSections,
  'common.path_prefix',
  'common.instance_addr',
  'common.ring',
  'memberlist',
  'runtime_config',
  // Without it no role starts.
  'schema_config',
] as const;

/** What roles that answer queries read, in order to learn which lines are deleted and not yet gone. */
const deletions = [
  'common.compactor_grpc_address',
  'compactor.retention_enabled',
  'compactor.delete_request_store',
] as const;

/** What roles that call ingesters read: which copies are in other zones, and when one counts as gone. */
const ingesters = ['ingester.lifecycler', 'ingester_client'] as const;

const answers = ['server.http_server_write_timeout'] as const;

/** What roles read that use the bucket without asking an index gateway. */
const bucket = ['storage_config.use_thanos_objstore', 'storage_config.object_store'] as const;

/**
 * What Loki does in processes of their own, the least that is highly available.
 * https://grafana.com/docs/loki/latest/get-started/components/
 */
export const lokiRoles = ({ query }: QueryTimeouts): Roles<LokiRole, LokiConfiguration> => ({
  distributor: {
    target: 'distributor',
    kind: 'Deployment',
    terminationGrace: seconds(30),
    sections: [...everybody, ...ingesters, 'shutdown_delay'],
    calls: { ingester: 'grpc' },
    needsNoBucket: true,
  },
  ingester: {
    target: 'ingester',
    kind: 'StatefulSet',
    // To bring what it has into the bucket. If that takes longer, its write-ahead log has it when it starts again.
    terminationGrace: minutes(5),
    collectsAt: lokiAssumptions.ingesterCollectsAt.value,
    sections: [...everybody, ...bucket, 'ingester', 'chunk_store_config'],
    copies: {
      zones: replicationFactor,
      // It brings what it has into the bucket when it ends, but all of them would do so at once where they get other names.
      workloadPerZone: 'in-named-zones',
      zoneArguments: (zone) => [`-ingester.availability-zone=${zone}`],
    },
  },
  querier: {
    target: 'querier',
    kind: 'Deployment',
    // As long as the longest query that it has begun.
    terminationGrace: seconds(query.seconds + 30 + untilUnready.seconds),
    sections: [
      ...everybody,
      // Frontends pass on to it who follows lines as they come.
      'shutdown_delay',
      ...answers,
      ...ingesters,
      ...deletions,
      'frontend_worker',
      'storage_config',
      'chunk_store_config',
    ],
    calls: {
      ingester: 'grpc',
      'query-scheduler': 'grpc',
      // It gives its answer to the one who asked.
      'query-frontend': 'grpc',
      'index-gateway': 'grpc',
      compactor: 'grpc',
    },
    scratch: gibibytes(1),
  },
  'query-frontend': {
    target: 'query-frontend',
    kind: 'Deployment',
    // It waits by itself for five minutes until its queries are answered.
    terminationGrace: seconds(345),
    sections: [...everybody, ...answers, ...deletions, 'shutdown_delay', 'frontend', 'query_range'],
    calls: { 'query-scheduler': 'grpc', querier: 'http', compactor: 'grpc' },
    needsNoBucket: true,
  },
  'query-scheduler': {
    target: 'query-scheduler',
    kind: 'Deployment',
    terminationGrace: seconds(30),
    sections: [...everybody, 'query_scheduler'],
    needsNoBucket: true,
  },
  'index-gateway': {
    target: 'index-gateway',
    kind: 'StatefulSet',
    terminationGrace: minutes(5),
    sections: [...everybody, ...bucket],
  },
  compactor: {
    target: 'compactor',
    kind: 'StatefulSet',
    terminationGrace: minutes(2),
    sections: [...everybody, ...bucket, 'compactor'],
  },
  ruler: {
    target: 'ruler',
    kind: 'Deployment',
    terminationGrace: minutes(5),
    // It does not start without the store, and has its questions answered by others, who pass over deleted lines.
    sections: [...everybody, ...ingesters, 'ruler', 'ruler_storage', 'storage_config'],
    calls: {
      'query-frontend': 'grpc',
      ingester: 'grpc',
      'index-gateway': 'grpc',
      // They ask each other for what each evaluates.
      ruler: 'grpc',
    },
  },
});
