import type { KnownMetrics } from '../kit';
import { metricsWith, otlpLabels } from '../kit/vocabulary/metrics';

/**
 * What applications send to the Collector with the OpenTelemetry Java agent, and the copies in older names that
 * `semanticConventions()` makes. https://opentelemetry.io/docs/zero-code/java/agent/
 */
export const applicationMetrics: readonly KnownMetrics[] = metricsWith(otlpLabels, [
  {
    name: /^http_server_request_duration_seconds_(bucket|count|sum)$/,
    labels: [
      'http_route',
      'http_request_method',
      'http_method',
      'http_response_status_code',
      'http_status_code',
      'network_protocol_version',
      'url_scheme',
      'error_type',
    ],
  },
  { name: /^jvm_memory_(used|committed|limit)_bytes$/, labels: ['jvm_memory_type', 'jvm_memory_pool_name'] },
  { name: /^jvm_gc_duration_seconds_(bucket|count|sum)$/, labels: ['jvm_gc_name', 'jvm_gc_action'] },
  { name: /^jvm_thread_count$/, labels: ['jvm_thread_daemon', 'jvm_thread_state'] },
  { name: /^jvm_cpu_recent_utilization_ratio$/ },
  { name: /^db_client_connections_usage$/, labels: ['pool_name', 'state'] },
  { name: /^db_client_connections_(max|pending_requests)$/, labels: ['pool_name'] },
  {
    name: /^db_client_connection_count$/,
    labels: ['db_client_connection_pool_name', 'db_client_connection_state', 'pool_name', 'state'],
  },
  {
    name: /^process_runtime_jvm_memory_(usage|limit)$/,
    labels: ['type', 'pool', 'jvm_memory_type', 'jvm_memory_pool_name'],
  },
  {
    name: /^process_runtime_jvm_gc_duration_(bucket|count|sum)$/,
    labels: ['gc', 'action', 'jvm_gc_name', 'jvm_gc_action'],
  },
  {
    name: /^messaging_publish_duration_seconds_(bucket|count|sum)$/,
    labels: ['messaging_system', 'messaging_destination_name', 'messaging_operation', 'error_type'],
  },
]);
