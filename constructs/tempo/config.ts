import { type Cluster, type Connection, type Duration, type Endpoint, seconds } from '../kit';
import { hasFamily } from '../kit/model/ip-families';
import type { StoreProps } from '../stores';

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

/** Tempo's configuration, as the property `configuration` is given it. */
export type TempoConfiguration = ReturnType<typeof tempoConfiguration>;

/** https://grafana.com/docs/tempo/latest/configuration/ */
export function tempoConfiguration(
  props: Pick<StoreProps, 'retention'> & { readonly metricsTo?: Endpoint<'prometheus.remote-write'> },
  incoming: readonly Connection[],
  cluster: Pick<Cluster, 'ipFamilies'>,
) {
  const ring = hasFamily(cluster, 'IPv4') ? undefined : { enable_inet6: true };
  const retention = props.retention.toString();
  return {
    // Grafana's search shows results as they come.
    stream_over_http_enabled: true,
    usage_report: { reporting_enabled: false },
    server: { http_listen_port: 3200, grpc_listen_port: 9095, log_format: 'json' },
    // Receivers listen on localhost unless told otherwise.
    distributor: { receivers: { otlp: { protocols: { grpc: { endpoint: '0.0.0.0:4317' } } } } },
    storage: {
      trace: { backend: 'local', wal: { path: `${dataFolder}/wal` }, local: { path: `${dataFolder}/blocks` } },
    },
    // The scheduler plans by its own copy of the compaction settings, the worker deletes by its own.
    backend_worker: { compaction: { block_retention: retention } },
    backend_scheduler: { provider: { compaction: { compaction: { block_retention: retention } } } },
    // Its parts look for an IPv4 address otherwise. https://grafana.com/docs/tempo/latest/configuration/network/ipv6/
    live_store: ring && { ring },
    ...(props.metricsTo ? generator(props.metricsTo.url, spanMetricsSlack(incoming), ring) : {}),
  };
}

function generator(url: string, slack: Duration, ring: { readonly enable_inet6: boolean } | undefined) {
  // The Collector keeps a part of the traces and writes into each how many it stands for.
  const unbiased = { enable_tracestate_span_multiplier: true };
  return {
    metrics_generator: {
      ring,
      metrics_ingestion_time_range_slack: slack.toString(),
      processor: { span_metrics: unbiased, service_graphs: unbiased },
      storage: { path: `${dataFolder}/generator/wal`, remote_write: [{ url, send_exemplars: true }] },
    },
    // Without this the generator does nothing.
    overrides: { defaults: { metrics_generator: { processors: ['span-metrics', 'service-graphs'] } } },
  };
}
