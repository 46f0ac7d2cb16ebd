import { clusterLabel } from '../kit/vocabulary/signal-labels';
import type { Connector } from './pipelines';

/** The bounds of the duration histograms, in seconds as Tempo has them. */
const buckets = ['2ms', '4ms', '8ms', '16ms', '32ms', '64ms', '128ms', '256ms', '512ms', '1.02s', '2.05s', '4.1s'];

/** How often the metrics are handed on: as often as they are pulled, as an exemplar waits until the next time and no longer. */
const flushInterval = '30s';

/**
 * Request rates, failures and durations of every span. They are counted before any is left out by sampling.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/connector/spanmetricsconnector
 */
export function spanMetrics(options: { readonly exemplars: boolean; readonly clusters: boolean }): Connector {
  return {
    kind: 'connector',
    id: 'span_metrics',
    settings: {
      namespace: 'traces.spanmetrics',
      histogram: { unit: 's', explicit: { buckets } },
      ...(options.exemplars ? { exemplars: { enabled: true } } : {}),
      // A service is one, however many pods it has. Else each pod would count for itself, and of the equal series that
      // come of it the exposition shows one.
      resource_metrics_key_attributes: ['service.name', ...(options.clusters ? [clusterLabel] : [])],
      ...(options.clusters ? { dimensions: [{ name: clusterLabel }] } : {}),
      exclude_dimensions: ['collector.instance.id'],
      // Span names with identifiers in them make series without end. So many series are kept apart for each service, as the
      // memory holds for some services at once; all others count in one series.
      aggregation_cardinality_limit: 1000,
      // A series that was not seen for so long goes; by default none ever does.
      metrics_expiration: '1h',
      metrics_flush_interval: flushInterval,
    },
  };
}

/**
 * Who calls whom, how often and how fast.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/connector/servicegraphconnector
 */
export function serviceGraph(options: { readonly clusters: boolean }): Connector {
  return {
    kind: 'connector',
    id: 'service_graph',
    settings: {
      latency_histogram_buckets: buckets,
      // For both sides of a call.
      ...(options.clusters ? { dimensions: [clusterLabel] } : {}),
      metrics_flush_interval: flushInterval,
      // Both halves of a call come within the time that senders hold spans back, or not at all.
      store: { ttl: '10s', max_items: 10_000 },
    },
  };
}

/** The end of one pipeline and the beginning of another, without a change of the data. */
export function forward(name: string): Connector {
  return { kind: 'connector', id: `forward/${name}`, settings: {} };
}
