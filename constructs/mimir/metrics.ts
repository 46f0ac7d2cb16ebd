import type { KnownMetrics } from '../kit';
import { metricsWith, scrapedLabels } from '../kit/vocabulary/metrics';

/** What Mimir says of itself. https://grafana.com/docs/mimir/latest/manage/monitor-grafana-mimir/ */
export const mimirMetrics: readonly KnownMetrics[] = metricsWith(scrapedLabels, [
  { name: /^cortex_distributor_received_samples_total$/, labels: ['user'] },
  { name: /^cortex_discarded_samples_total$/, labels: ['user', 'group', 'reason'] },
  { name: /^cortex_ingester_memory_series$/ },
  { name: /^cortex_request_duration_seconds_count$/, labels: ['method', 'route', 'status_code', 'ws'] },
  { name: /^cortex_ingester_tsdb_(compactions|wal_writes)_failed_total$/ },
  { name: /^process_start_time_seconds$/ },
  { name: /^cortex_prometheus_rule_evaluation_failures_total$/, labels: ['user', 'rule_group', 'reason'] },
  { name: /^thanos_objstore_bucket_operation_failures_total$/, labels: ['bucket', 'component', 'operation'] },
  { name: /^cortex_prometheus_notifications_dropped_total$/, labels: ['user', 'alertmanager'] },
  { name: /^cortex_ring_members$/, labels: ['name', 'state'] },
  { name: /^memberlist_client_cluster_members_count$/ },
  { name: /^cortex_ingester_oldest_unshipped_block_timestamp_seconds$/ },
  { name: /^cortex_compactor_last_successful_run_timestamp_seconds$/ },
  { name: /^cortex_bucket_index_last_successful_update_timestamp_seconds$/, labels: ['user'] },
  { name: /^cortex_bucket_stores_blocks_last_successful_sync_timestamp_seconds$/, labels: ['component'] },
  { name: /^cortex_(distributor|ingester)_instance_rejected_requests_total$/, labels: ['reason'] },
  { name: /^cortex_query_scheduler_discarded_requests_total$/, labels: ['user'] },
  { name: /^cortex_runtime_config_last_reload_successful$/, labels: ['config'] },
  { name: /^thanos_cache_operations_total$/, labels: ['backend', 'component', 'name', 'operation'] },
  { name: /^thanos_cache_operation_failures_total$/, labels: ['backend', 'component', 'name', 'operation', 'reason'] },
]);
