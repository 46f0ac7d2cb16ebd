import {
  type Bytes,
  type Cluster,
  type Connection,
  type Duration,
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
import { httpClient } from '../stores/http-client';
import { byCluster } from './clusters';
import { metricsCopy, type TempoCopies } from './copies';
import { byDimensions } from './dimensions';
import { atHand, inBucket } from './in-bucket';

/** Where it keeps its data: everything that it writes lies below this folder by default. */
export const dataFolder = '/var/tempo';

/** What a span's way to the generator may take beside the time for which its sender holds it back; Tempo's own slack as a whole. */
const wayOfSpans = seconds(30);

/**
 * The age beyond which a span no longer counts in the generator's metrics. A sampler that decides later than this makes the
 * metrics vanish without a word, so it follows from the senders.
 */
const spanMetricsSlack = (incoming: readonly Connection[]): Duration =>
  seconds(Math.max(0, ...incoming.map(({ heldBack }) => heldBack?.seconds ?? 0)) + wayOfSpans.seconds);

/** How long after its newest span a block stays with the process that received it: Tempo's own time, and how late a span may be. */
export const stay = seconds(minutes(20).seconds + lateArrival.seconds);

/**
 * Blocks for spans that waited elsewhere. A block notes no time before this slack ago, and a search passes over blocks whose time is not
 * that of its question: with the default of 2 minutes older traces are stored and found by their id alone. Measured after a line was
 * cut for five minutes: of 1,755 traces a search missed
 * 293, and two minutes later 860.
 */
const lateBlocks = () => ({
  wal: { ingestion_time_range_slack: lateArrival.toString() },
  // A block of late spans is old when it begins: by the default age alone it could go before it is in the backend's list.
  complete_block_timeout: stay.toString(),
});

/** Tempo's configuration, as the property `configuration` is given it. */
export type TempoConfiguration = ReturnType<typeof tempoConfiguration>;

/** https://grafana.com/docs/tempo/latest/configuration/ */
export function tempoConfiguration(
  props: Pick<BucketStoreProps, 'retention' | 'storage'> & {
    readonly metricsTo?: Endpoint<'prometheus.remote-write'>;
    readonly copyTo?: TempoCopies;
    /** Where the Secrets of those are to whom metrics go. */
    readonly fileOf: FileOf;
    readonly maxActiveSeries: number;
    readonly dimensions: readonly string[];
    readonly maxBytesPerTrace: Bytes;
  },
  incoming: readonly Connection[],
  { memory, memoryLimit = memory }: ResourceProps,
  timeouts: QueryTimeouts,
  cluster: Pick<Cluster, 'ipFamilies' | 'name'>,
) {
  // Its parts look for an IPv4 address otherwise. https://grafana.com/docs/tempo/latest/configuration/network/ipv6/
  const ring = hasFamily(cluster, 'IPv4') ? undefined : { enable_inet6: true };
  const retention = props.retention.toString();
  const { storage } = props;
  const wal = { path: `${dataFolder}/wal` };
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
    },
    // By default the last quarter of an hour is searched on the volume alone, which may be empty.
    ...(storage ? { query_frontend: { search: { query_backend_after: '1m' } } } : {}),
    querier: {
      search: { query_timeout: timeouts.query.toString() },
      trace_by_id: { query_timeout: timeouts.query.toString() },
    },
    // Receivers listen on localhost unless told otherwise.
    distributor: {
      receivers: {
        otlp: {
          protocols: { grpc: { endpoint: '0.0.0.0:4317', max_recv_msg_size_mib: largestRequest.mebibytes } },
        },
      },
    },
    // What is being received is held back beyond so much of the memory; the default of 250 MB is more than there may be.
    live_store: {
      ring,
      max_live_traces_bytes: memoryLimit.share(percent(20)).bytes,
      ...lateBlocks(),
      ...(storage ? { max_block_duration: atHand.toString() } : {}),
    },
    storage: {
      trace: storage
        ? { ...inBucket(storage), wal }
        : { backend: 'local', wal, local: { path: `${dataFolder}/blocks` } },
    },
    // The scheduler plans by its own copy of the compaction settings, the worker deletes by its own.
    backend_worker: { compaction: { block_retention: retention } },
    backend_scheduler: { provider: { compaction: { compaction: { block_retention: retention } } } },
    ...(props.metricsTo
      ? generator({ ...props, metricsTo: props.metricsTo }, spanMetricsSlack(incoming), ring, cluster, props.dimensions)
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
        },
        // The spans of a trace beyond this are dropped and counted.
        global: { max_bytes_per_trace: props.maxBytesPerTrace.bytes },
        ...(props.metricsTo ? { metrics_generator: generated(props.maxActiveSeries) } : {}),
      },
    },
  };
}

function generator(
  {
    metricsTo,
    copyTo,
    fileOf,
  }: {
    readonly metricsTo: Endpoint<'prometheus.remote-write'>;
    readonly copyTo?: TempoCopies;
    readonly fileOf: FileOf;
  },
  slack: Duration,
  ring: { readonly enable_inet6: boolean } | undefined,
  cluster: Pick<Cluster, 'name'>,
  attributes: readonly string[],
) {
  // The Collector keeps a part of the traces and writes into each how many it stands for.
  const unbiased = { enable_tracestate_span_multiplier: true };
  const { ofSpans, ofCalls, onWrite } = byCluster(cluster);
  const { dimensions, ...mappings } = byDimensions([...(ofSpans?.dimensions ?? []), ...attributes]);
  const bySpan = { ...(dimensions.length > 0 ? { dimensions } : {}), ...mappings };
  const write = ({ url, access = {} }: Endpoint<'prometheus.remote-write'>) => ({
    url,
    send_exemplars: true,
    ...httpClient(access, fileOf),
    ...onWrite,
  });
  return {
    metrics_generator: {
      ring,
      metrics_ingestion_time_range_slack: slack.toString(),
      processor: { span_metrics: { ...unbiased, ...bySpan }, service_graphs: { ...unbiased, ...ofCalls } },
      storage: {
        path: `${dataFolder}/generator/wal`,
        remote_write: [write(metricsTo), ...(copyTo?.metrics ? [{ name: metricsCopy, ...write(copyTo.metrics) }] : [])],
      },
    },
  };
}

const generated = (maxActiveSeries: number) => ({
  // Without this the generator does nothing.
  processors: ['span-metrics', 'service-graphs'],
  // Identifiers in span names make series without end. New ones beyond this count in one series for each metric.
  max_active_series: maxActiveSeries,
});

/** The largest request: a trace as large as the Collector takes one, and what it adds. */
export const largestRequest = mebibytes(32);

/**
 * The largest request by which the generator sends metrics on: 2,000 samples, each of a series with four texts from traces of 2 KiB, at
 * which Tempo cuts attributes, and its exemplar.
 */
export const largestWrite = mebibytes(20);

/** In bytes a second, and at once: more than any sender has. */
const unlimitedRate = 1_000_000_000;
