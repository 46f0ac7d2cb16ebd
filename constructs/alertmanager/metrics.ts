import type { KnownMetrics } from '../kit';
import { metricsWith, scrapedLabels } from '../kit/vocabulary/metrics';

/** What Alertmanager says of itself. https://github.com/prometheus/alertmanager/tree/v0.34.0 notify/metrics.go, cluster/delegate.go */
export const alertmanagerMetrics: readonly KnownMetrics[] = metricsWith(scrapedLabels, [
  { name: /^alertmanager_alerts$/, labels: ['state'] },
  { name: /^alertmanager_alerts_(received|invalid)_total$/, labels: ['status', 'version'] },
  { name: /^alertmanager_notifications_total$/, labels: ['integration'] },
  { name: /^alertmanager_notifications_failed_total$/, labels: ['integration', 'reason'] },
  { name: /^alertmanager_notifications_suppressed_total$/, labels: ['reason'] },
  { name: /^alertmanager_notification_latency_seconds_(bucket|count|sum)$/, labels: ['integration'] },
  { name: /^alertmanager_silences$/, labels: ['state'] },
  { name: /^alertmanager_(nflog|silences)_maintenance_errors_total$/ },
  { name: /^alertmanager_config_hash$/ },
  { name: /^alertmanager_cluster_(members|failed_peers|health_score|messages_queued)$/ },
]);
