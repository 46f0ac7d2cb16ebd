import type { KnownMetrics } from '../kit';
import { metricsWith, scrapedLabels } from '../kit/vocabulary/metrics';
import { processMetrics } from '../kit/vocabulary/shared-metrics';

/** What Beyla says of itself. https://grafana.com/docs/beyla/latest/configure/internal-metrics-reporter/ */
export const beylaMetrics: readonly KnownMetrics[] = [
  ...processMetrics,
  ...metricsWith(scrapedLabels, [
    { name: /^beyla_otel_(trace|metric)_exports_total$/ },
    { name: /^beyla_otel_(trace|metric)_export_errors_total$/, labels: ['error'] },
    { name: /^beyla_instrumented_processes$/, labels: ['process_name'] },
    { name: /^beyla_instrumentation_errors_total$/, labels: ['process_name', 'error_type'] },
  ]),
];
