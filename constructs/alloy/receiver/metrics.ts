import type { KnownMetrics } from '../../kit';
import { metricsWith, scrapedLabels } from '../../kit/vocabulary/metrics';

/**
 * What Alloy says of the parts of its pipelines: what the Collector says of them, with `_total` behind counters.
 * https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.otlp/#debug-metrics
 */
export const alloyReceiverMetrics: readonly KnownMetrics[] = metricsWith(
  [...scrapedLabels, 'component_id', 'component_path'],
  [
    {
      name: /^otelcol_receiver_(accepted|refused|failed)_(spans|metric_points|log_records)_total$/,
      labels: ['receiver', 'transport'],
    },
    {
      name: /^otelcol_exporter_(sent|send_failed|enqueue_failed)_(spans|metric_points|log_records)_total$/,
      labels: ['exporter', 'error_permanent', 'error_type'],
    },
    { name: /^otelcol_exporter_queue_(size|capacity)$/, labels: ['exporter', 'data_type'] },
    { name: /^otelcol_processor_tail_sampling_global_count_traces_sampled_total$/, labels: ['sampled', 'decision'] },
    { name: /^otelcol_processor_tail_sampling_count_traces_sampled_total$/, labels: ['policy', 'sampled', 'decision'] },
    { name: /^otelcol_processor_tail_sampling_sampling_trace_dropped_too_early_total$/ },
    { name: /^otelcol_processor_tail_sampling_sampling_traces_on_memory$/ },
    { name: /^otelcol_processor_tail_sampling_traces_dropped_too_large_total$/ },
    { name: /^otelcol_deltatocumulative_datapoints_total$/, labels: ['error'] },
    { name: /^faro_receiver_(logs|exceptions|events|measurements)_total$/ },
    { name: /^faro_receiver_exporter_errors_total$/, labels: ['exporter'] },
  ],
);
