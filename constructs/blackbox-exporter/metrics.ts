import type { KnownMetrics } from '../kit';
import { metricsWith, scrapedLabels, targetLabels } from '../kit/vocabulary/metrics';

/** What probes show of their targets. https://github.com/prometheus/blackbox_exporter */
export const probeMetrics: readonly KnownMetrics[] = metricsWith(
  [...targetLabels, 'module'],
  [
    { name: /^probe_(success|duration_seconds|ssl_earliest_cert_expiry|http_status_code)$/ },
    { name: /^probe_http_duration_seconds$/, labels: ['phase'] },
  ],
);

/** What the exporter says of itself. */
export const blackboxMetrics: readonly KnownMetrics[] = metricsWith(scrapedLabels, [
  { name: /^blackbox_exporter_config_last_reload_successful$/ },
]);
