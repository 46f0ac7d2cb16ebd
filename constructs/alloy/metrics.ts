import type { KnownMetrics } from '../kit';
import { metricsWith, scrapedLabels } from '../kit/vocabulary/metrics';

/** What Alloy says of itself. https://grafana.com/docs/alloy/latest/reference/components/loki/loki.write/#debug-metrics */
export const alloyMetrics: readonly KnownMetrics[] = metricsWith(
  [...scrapedLabels, 'component_id', 'component_path'],
  [
    { name: /^loki_write_(sent_entries|batch_retries)_total$/, labels: ['host', 'tenant'] },
    { name: /^loki_write_dropped_entries_total$/, labels: ['host', 'tenant', 'reason'] },
  ],
);
