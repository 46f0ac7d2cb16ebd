import type { KnownMetrics } from '../kit';
import { metricsWith, scrapedLabels } from '../kit/vocabulary/metrics';

/** What Promtail says of itself. https://github.com/grafana/loki/blob/v3.6.11/clients/pkg/promtail/client/client.go */
export const promtailMetrics: readonly KnownMetrics[] = metricsWith(
  [...scrapedLabels, 'host'],
  [
    { name: /^promtail_sent_entries_total$/ },
    { name: /^promtail_batch_retries_total$/, labels: ['tenant'] },
    { name: /^promtail_dropped_entries_total$/, labels: ['tenant', 'reason'] },
  ],
);
