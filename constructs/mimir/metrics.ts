import type { KnownMetrics } from '../kit';
import { metricsWith, scrapedLabels } from '../kit/vocabulary/metrics';

/** What Mimir says of itself. https://grafana.com/docs/mimir/latest/manage/monitor-grafana-mimir/ */
export const mimirMetrics: readonly KnownMetrics[] = metricsWith(scrapedLabels, [
  { name: /^cortex_distributor_received_samples_total$/, labels: ['user'] },
  { name: /^cortex_discarded_samples_total$/, labels: ['user', 'group', 'reason'] },
  { name: /^cortex_ingester_memory_series$/ },
  { name: /^cortex_prometheus_rule_evaluation_failures_total$/, labels: ['user', 'rule_group', 'reason'] },
  { name: /^thanos_objstore_bucket_operation_failures_total$/, labels: ['bucket', 'component', 'operation'] },
  { name: /^cortex_prometheus_notifications_dropped_total$/, labels: ['user', 'alertmanager'] },
]);
