import type { KnownMetrics } from '../kit';
import { metricsWith, scrapedLabels } from '../kit/vocabulary/metrics';

/**
 * What Spring Boot applications show that measure by Micrometer, as far as dashboards and alerts ask for it. An environment whose
 * alerts ask for them names them: `knownMetrics: micrometerMetrics`.
 * https://docs.spring.io/spring-boot/reference/actuator/metrics.html
 */
export const micrometerMetrics: readonly KnownMetrics[] = metricsWith(scrapedLabels, [
  {
    name: /^http_server_requests_seconds_(bucket|count|sum|max)$/,
    labels: ['error', 'exception', 'method', 'outcome', 'status', 'uri'],
  },
  {
    name: /^http_client_requests_seconds_(bucket|count|sum|max)$/,
    labels: ['client_name', 'error', 'exception', 'method', 'outcome', 'status', 'uri'],
  },
  { name: /^jvm_memory_(used|committed|max)_bytes$/, labels: ['area', 'id'] },
  { name: /^jvm_gc_pause_seconds_(count|sum|max)$/, labels: ['action', 'cause', 'gc'] },
  { name: /^jvm_threads_states_threads$/, labels: ['state'] },
  { name: /^jvm_threads_(live|daemon|peak)_threads$/ },
  { name: /^(process|system)_cpu_usage$/ },
  { name: /^hikaricp_connections(_(active|idle|max|min|pending|timeout_total))?$/, labels: ['pool'] },
  { name: /^logback_events_total$/, labels: ['level'] },
]);
