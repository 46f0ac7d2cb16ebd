import {
  type Bytes,
  type Cluster,
  type Connection,
  type Endpoint,
  mebibytes,
  minutes,
  percent,
  type ResourceProps,
  seconds,
} from '../kit';
import { hasFamily } from '../kit/model/ip-families';
import type { FileOf } from '../kit/model/secret-key';
import type { QueryTimeouts } from '../kit/model/timeouts';
import { type BucketStoreProps, lateArrival } from '../stores';
import type { TempoCopies } from './copies';
import { generated, generator, spanMetricsSlack } from './generator';
import { atHand, inBucket } from './in-bucket';
import { inMembers, type TempoMembers } from './in-members';
import { lateWal } from './late';
import { dataFolder } from './places';
import { searched } from './searched';

/** How long after its newest span a block stays with the process that received it: Tempo's own time, and how late a span may be. */
export const stay = seconds(minutes(20).seconds + lateArrival.seconds);

/**
 * Blocks for spans that waited elsewhere. Measured after a line was cut for five minutes: of 1,755 traces a search missed 293, and two
 * minutes later 860.
 */
const lateBlocks = (members: boolean) => ({
  wal: lateWal,
  // A block of late spans is old when it begins: by the default age alone it could go before it is in the backend's list. Several processes
  // read the log twice, and what is older than a quarter of an hour is searched in the bucket, where a block-builder has brought it.
  ...(members ? {} : { complete_block_timeout: stay.toString() }),
});

/** Tempo's configuration, as the property `configuration` is given it. */
export type TempoConfiguration = ReturnType<typeof tempoConfiguration>;

/** What a process reads once. The limits are in a file that it reads again. */
export type TempoFile = Omit<TempoConfiguration, 'overrides'> & {
  readonly overrides: { readonly per_tenant_override_config: string };
};

/** What the configuration is made from. */
export interface TempoConfigurationProps extends Pick<BucketStoreProps, 'retention' | 'storage'> {
  readonly metricsTo?: Endpoint<'prometheus.remote-write'>;
  readonly copyTo?: TempoCopies;
  /** The files of the Secrets for the stores to which metrics go. */
  readonly fileOf: FileOf;
  readonly maxActiveSeries: number;
  readonly dimensions: readonly string[];
  readonly maxBytesPerTrace: Bytes;
  /** The connections of those who send and ask. */
  readonly incoming: readonly Connection[];
  readonly resources: ResourceProps;
  readonly timeouts: QueryTimeouts;
  readonly cluster: Pick<Cluster, 'ipFamilies' | 'name'>;
  /** By its load two pods judge each trace, be it in another cluster. Default: who sends says it. */
  readonly isJudgedTwice?: boolean;
  /** What is known of the other pods, where it has several. Default: it is one process. */
  readonly members?: TempoMembers;
}

/** https://grafana.com/docs/tempo/latest/configuration/ */
export function tempoConfiguration(props: TempoConfigurationProps) {
  const { incoming, timeouts, cluster, members, metricsTo } = props;
  const { memory, memoryLimit = memory } = props.resources;
  // Its parts look for an IPv4 address otherwise. https://grafana.com/docs/tempo/latest/configuration/network/ipv6/
  const ring = hasFamily(cluster, 'IPv4') ? undefined : { enable_inet6: true };
  const retention = props.retention.toString();
  const takesCopies = props.isJudgedTwice || incoming.some(({ sendsCopies }) => sendsCopies);
  const { storage } = props;
  const several = members && inMembers(members, props.retention);
  return {
    // Grafana's search shows results as they come.
    stream_over_http_enabled: true,
    usage_report: { reporting_enabled: false },
    server: {
      http_listen_port: 3200,
      grpc_listen_port: 9095,
      log_format: 'json',
      // With the default of 30 s longer answers are thrown away without a word.
      http_server_write_timeout: timeouts.answer.toString(),
      // A trace is one message between Tempo's parts; the default of 16 MiB is below what clients inside it take.
      grpc_server_max_recv_msg_size: mebibytes(100).bytes,
      grpc_server_max_send_msg_size: mebibytes(100).bytes,
      ...several?.server,
    },
    ...several?.sections,
    ...(members ? {} : searched(props)),
    querier: {
      search: { query_timeout: timeouts.query.toString() },
      trace_by_id: { query_timeout: timeouts.query.toString() },
      ...several?.querier,
    },
    // Receivers listen on localhost unless told otherwise.
    distributor: {
      receivers: {
        otlp: {
          protocols: {
            grpc: {
              endpoint: '0.0.0.0:4317',
              max_recv_msg_size_mib: largestRequest.mebibytes,
              ...several?.receiver,
            },
          },
        },
      },
    },
    // What is being received is held back beyond so much of the memory; the default of 250 MB is more than there may be.
    live_store: {
      ring,
      max_live_traces_bytes: memoryLimit.share(percent(20)).bytes,
      // A block that goes is deleted so much later, as questions that began before may still read it. The default, two minutes, is meant for
      // questions of half a minute.
      block_reclaim_grace: timeouts.query.toString(),
      ...lateBlocks(members !== undefined),
      ...several?.liveStore,
      ...(storage && !members ? { max_block_duration: atHand.toString() } : {}),
    },
    storage: {
      trace: storage ? inBucket(storage) : { backend: 'local', local: { path: `${dataFolder}/blocks` } },
    },
    // The scheduler plans by its own copy of the compaction settings, the worker deletes by its own.
    backend_worker: several?.worker ?? { compaction: { block_retention: retention } },
    ...(members
      ? {}
      : { backend_scheduler: { provider: { compaction: { compaction: { block_retention: retention } } } } }),
    ...(metricsTo
      ? generator({ ...props, metricsTo, slack: spanMetricsSlack(incoming, members !== undefined), takesCopies, ring })
      : {}),
    overrides: {
      defaults: {
        ingestion: {
          // Beyond its rate Tempo refuses whole requests, with the traces of everybody in them, and what comes after an absence
          // of half an hour is many times the usual. Traces beyond the default of 10,000 at once would be dropped after they
          // were accepted; the bound of what is being received does without loss.
          rate_limit_bytes: unlimitedRate,
          burst_size_bytes: unlimitedRate,
          max_traces_per_user: 0,
          ...several?.ingestion,
        },
        // The spans of a trace beyond this are dropped and counted. One that is sent twice comes to twice its size before it is stored once.
        global: { max_bytes_per_trace: props.maxBytesPerTrace.bytes * (takesCopies ? 2 : 1) },
        ...several?.overrides,
        ...(metricsTo ? { metrics_generator: { ...generated(props.maxActiveSeries), ...several?.generated } } : {}),
      },
    },
  };
}

/** The largest request: a trace as large as the Collector takes one, and what it adds. */
export const largestRequest = mebibytes(32);

/** In bytes a second, and at once: more than any sender has. */
const unlimitedRate = 1_000_000_000;
