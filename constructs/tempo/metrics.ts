import type { KnownMetrics } from '../kit';
import { metricsWith, scrapedLabels } from '../kit/vocabulary/metrics';

/**
 * What Tempo says of itself. https://grafana.com/docs/tempo/latest/operations/monitor/
 * https://github.com/grafana/tempo/blob/v3.0.3/modules/distributor/distributor.go, modules/livestore/, pkg/ingest/, tempodb/
 */
export const tempoMetrics: readonly KnownMetrics[] = metricsWith(
  [...scrapedLabels, 'tenant'],
  [
    { name: /^tempo_distributor_(spans|bytes)_received_total$/ },
    { name: /^tempo_distributor_attributes_truncated_total$/, labels: ['scope'] },
    { name: /^tempo_discarded_spans_total$/, labels: ['reason'] },
    { name: /^tempo_metrics_generator_(spans_received_total|registry_(active_series|series_limited_total))$/ },
    { name: /^tempo_metrics_generator_spans_discarded_total$/, labels: ['reason', 'processor'] },
    { name: /^tempo_live_store_(failed_completions|local_failed_flushes)_total$/ },
    { name: /^tempo_request_duration_seconds_count$/, labels: ['method', 'route', 'status_code', 'ws'] },
    { name: /^tempodb_blocklist_length$/ },
    { name: /^tempodb_backend_bytes_total$/, labels: ['status'] },
    { name: /^tempodb_retention_(marked_for_deletion|deleted|errors)_total$/ },
    { name: /^tempodb_compaction_errors_total$/ },
    // From several processes, which have a log between them.
    { name: /^tempo_distributor_produce_failures_total$/, labels: ['reason'] },
    { name: /^tempo_partition_ring_partitions$/, labels: ['name', 'state'] },
    { name: /^tempo_ring_members$/, labels: ['name', 'state'] },
    { name: /^tempo_block_builder_owned_partitions$/, labels: ['partition', 'state'] },
    { name: /^tempo_live_store_partition_owned$/, labels: ['partition', 'zone'] },
    { name: /^tempo_live_store_records_dropped_total$/, labels: ['reason'] },
    { name: /^tempo_ingest_group_partition_lag(_seconds)?$/, labels: ['group', 'partition'] },
    { name: /^tempo_backend_scheduler_work_flushes_failed_total$/ },
    { name: /^tempodb_compaction_outstanding_blocks$/ },
    { name: /^tempodb_blocklist_(tenant_index_age_seconds|poll_errors_total)$/ },
    { name: /^tempo_runtime_config_last_reload_successful$/, labels: ['config'] },
  ],
);
