import type { KnownMetrics } from '../kit';
import { metricsWith, scrapedLabels } from '../kit/vocabulary/metrics';

/** What the Collector says of itself. https://opentelemetry.io/docs/collector/internal-telemetry/ */
export const collectorMetrics: readonly KnownMetrics[] = metricsWith(scrapedLabels, [
  {
    name: /^otelcol_receiver_(accepted|refused|failed)_(spans|metric_points|log_records)$/,
    labels: ['receiver', 'transport'],
  },
  {
    name: /^otelcol_exporter_(sent|send_failed|enqueue_failed)_(spans|metric_points|log_records)$/,
    labels: ['exporter'],
  },
  { name: /^otelcol_exporter_queue_(size|capacity)$/, labels: ['exporter', 'data_type'] },
  { name: /^otelcol_processor_tail_sampling_global_count_traces_sampled$/, labels: ['sampled', 'decision'] },
  { name: /^otelcol_processor_tail_sampling_count_traces_sampled$/, labels: ['policy', 'sampled', 'decision'] },
  { name: /^otelcol_processor_tail_sampling_sampling_(trace_dropped_too_early|traces_on_memory)$/ },
  { name: /^otelcol_processor_tail_sampling_traces_dropped_too_large$/ },
  { name: /^otelcol_deltatocumulative_datapoints$/, labels: ['error'] },
  { name: /^otelcol_loadbalancer_num_backend(s|_updates)$/, labels: ['resolver'] },
  { name: /^otelcol_process_memory_rss$/ },
]);
