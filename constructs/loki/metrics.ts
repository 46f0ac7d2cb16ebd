import type { KnownMetrics } from '../kit';
import { metricsWith, scrapedLabels } from '../kit/vocabulary/metrics';

/**
 * What Loki says of itself. https://grafana.com/docs/loki/latest/operations/observability/
 * https://github.com/grafana/loki/blob/v3.7.6/pkg/loghttp/push/push.go, pkg/ingester/metrics.go, pkg/compactor/metrics.go
 */
export const lokiMetrics: readonly KnownMetrics[] = metricsWith(scrapedLabels, [
  { name: /^loki_distributor_lines_received_total$/, labels: ['tenant', 'is_internal_stream', 'policy', 'format'] },
  {
    name: /^loki_distributor_bytes_received_total$/,
    labels: ['tenant', 'retention_hours', 'is_internal_stream', 'policy', 'format'],
  },
  { name: /^loki_discarded_samples_total$/, labels: ['tenant', 'reason', 'retention_hours', 'policy', 'format'] },
  // The label that names the tenant is called so.
  { name: /^loki_mutated_samples_total$/, labels: ['reason', 'truncated'] },
  { name: /^loki_prometheus_rule_evaluation_failures_total$/, labels: ['rule_group', 'user'] },
  // Only where results of rules become metrics. They are Prometheus' own, with a prefix.
  {
    name: /^loki_ruler_wal_prometheus_remote_storage_samples_failed_total$/,
    labels: ['tenant', 'remote_name', 'url'],
  },
  { name: /^loki_ingester_(memory_streams|streams_(created|removed)_total)$/, labels: ['tenant'] },
  { name: /^loki_objstore_bucket_operation_failures_total$/, labels: ['bucket', 'operation'] },
  { name: /^loki_request_duration_seconds_count$/, labels: ['method', 'route', 'status_code', 'ws'] },
  // From the first chunk on that is stored.
  { name: /^loki_ingester_chunk_stored_bytes_total$/, labels: ['tenant'] },
  { name: /^loki_ingester_chunk_compression_ratio_(bucket|count|sum)$/ },
  // Only where there are several pods.
  { name: /^loki_ring_members$/, labels: ['name', 'state'] },
  { name: /^loki_ingester_wal_disk_usage_percent$/ },
  { name: /^loki_runtime_config_last_reload_successful$/, labels: ['config'] },
  { name: /^loki_compactor_apply_retention_last_successful_run_timestamp_seconds$/ },
]);
