import type { KnownMetrics } from '../kit';
import { metricsWith, scrapedLabels } from '../kit/vocabulary/metrics';

/** What Grafana says of itself. https://github.com/grafana/grafana/blob/main/pkg/middleware/request_metrics.go */
export const grafanaMetrics: readonly KnownMetrics[] = metricsWith(scrapedLabels, [
  {
    name: /^grafana_http_request_duration_seconds_(bucket|count|sum)$/,
    labels: ['handler', 'method', 'status_code', 'status_source', 'slo_group'],
  },
]);
