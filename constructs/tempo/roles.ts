import { type Bytes, gibibytes, minutes, seconds } from '../kit';
import { untilUnready } from '../kit/pods/until-unready';
import { serverOfSeveralSections } from '../stores';
import type { Roles } from '../stores/forms';
import { fromBytes } from '../stores/sizing';
import { tempoAssumptions as assumed } from './assumptions';
import type { TempoFile } from './config';
import { httpPort, otlpPort } from './places';
import type { TempoProps } from './props';
import type { TempoRole } from './sizing';

/** What each reads. */
const common = [
  'server.http_listen_port',
  'server.grpc_listen_port',
  'server.log_format',
  'server.grpc_server_max_recv_msg_size',
  'server.grpc_server_max_send_msg_size',
  ...serverOfSeveralSections,
  'usage_report',
  'memberlist',
  'overrides',
] as const;

/**
 * Once they have answered a query, queriers and query frontends never end by themselves: they wait for each other. So this is for the queries that are
 * under way, and no more. Each of the others ended within 4 seconds, a worker within 33.
 */
const answering = seconds(45);

/** What a generator writes before Mimir has taken it. Beyond it the kubelet ends the pod, and what waited is lost. */
const generatorLog = (series: number = assumed.generatorSeries.value): Bytes =>
  gibibytes(Math.ceil(fromBytes(assumed.generatorSeriesDisk.value * series) / 1024));

/** Roles of Tempo 3, between which the log stands. https://grafana.com/docs/tempo/latest/introduction/architecture/ */
export const tempoRoles = (props: Pick<TempoProps, 'alsoOnPort' | 'maxActiveSeries'>): Roles<TempoRole, TempoFile> => ({
  distributor: {
    target: 'distributor',
    kind: 'Deployment',
    terminationGrace: seconds(60),
    sections: [...common, 'shutdown_delay', 'distributor', 'ingest'],
    furtherPorts: otlpPort,
    needsNoBucket: true,
  },
  // Each reads the partition of its number. The name before the number is how far the log knows it to be: one for each zone, so that each has all.
  'live-store': {
    target: 'live-store',
    kind: 'StatefulSet',
    // What it has received stands in the write-ahead log on its volume, and in the log.
    terminationGrace: minutes(2),
    sections: [...common, 'live_store', 'ingest'],
    copies: {
      zones: 2,
      workloadPerZone: 'always',
      zoneArguments: (zone) => [`-live-store.instance-availability-zone=${zone}`],
    },
    needsNoBucket: true,
  },
  // Each reads as many partitions as it is told, from its number on.
  'block-builder': {
    target: 'block-builder',
    kind: 'StatefulSet',
    terminationGrace: minutes(1),
    sections: [...common, 'block_builder', 'ingest', 'storage'],
    // What is read in one cycle, before it is in the bucket.
    scratch: gibibytes(5),
  },
  'metrics-generator': {
    target: 'metrics-generator',
    kind: 'StatefulSet',
    terminationGrace: minutes(2),
    sections: [...common, 'metrics_generator', 'ingest'],
    scratch: generatorLog(props.maxActiveSeries),
    needsNoBucket: true,
  },
  querier: {
    target: 'querier',
    kind: 'Deployment',
    terminationGrace: answering,
    sections: [...common, 'querier', 'storage', 'cache'],
    calls: { 'live-store': 'grpc', 'query-frontend': 'grpc' },
  },
  'query-frontend': {
    target: 'query-frontend',
    kind: 'Deployment',
    terminationGrace: seconds(untilUnready.seconds + answering.seconds),
    sections: [
      ...common,
      'shutdown_delay',
      'server.http_server_write_timeout',
      'stream_over_http_enabled',
      'query_frontend',
      'storage',
      'cache',
    ],
    furtherPorts: { http: httpPort(props) },
  },
  // Exactly one: two would give out the same work. While it is away, blocks are neither compacted nor deleted, and nothing else waits for it.
  'backend-scheduler': {
    target: 'backend-scheduler',
    kind: 'StatefulSet',
    terminationGrace: minutes(1),
    sections: [...common, 'backend_scheduler', 'storage'],
  },
  'backend-worker': {
    target: 'backend-worker',
    kind: 'StatefulSet',
    terminationGrace: minutes(1),
    sections: [...common, 'backend_worker', 'storage'],
    calls: { 'backend-scheduler': 'grpc' },
  },
});
