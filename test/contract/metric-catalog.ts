/** Who produces which metric. A dashboard that asks for another one, for instance by a slip of the pen, is found by it. */
export const metricCatalog: Readonly<Record<string, readonly RegExp[]>> = {
  // https://grafana.com/docs/alloy/latest/reference/components/
  alloy: [
    /^loki_write_(sent_entries|dropped_entries|batch_retries)_total$/,
    /^prometheus_remote_storage_samples_(pending|(retried|failed|dropped)_total)$/,
  ],
  // https://opentelemetry.io/docs/collector/internal-telemetry/
  'otel-collector': [
    /^otelcol_receiver_(accepted|refused)_(spans|metric_points|log_records)$/,
    /^otelcol_exporter_(sent|send_failed|enqueue_failed)_(spans|metric_points|log_records)$/,
    /^otelcol_exporter_queue_(size|capacity)$/,
    /^otelcol_processor_tail_sampling_(global_)?count_traces_sampled$/,
    /^otelcol_processor_tail_sampling_sampling_trace_dropped_too_early$/,
    /^otelcol_process_memory_rss$/,
  ],
  loki: [/^loki_distributor_lines_received_total$/, /^loki_discarded_samples_total$/, /^loki_ingester_memory_streams$/],
  mimir: [
    /^cortex_distributor_received_samples_total$/,
    /^cortex_discarded_samples_total$/,
    /^cortex_ingester_memory_series$/,
  ],
  tempo: [
    /^tempo_distributor_spans_received_total$/,
    /^tempo_discarded_spans_total$/,
    /^tempo_metrics_generator_(spans_(received|discarded)_total|registry_active_series)$/,
    // https://grafana.com/docs/tempo/latest/metrics-from-traces/
    /^traces_spanmetrics_(calls_total|latency_bucket|latency_count|latency_sum|size_total)$/,
    /^traces_service_graph_request_(total|failed_total|(server|client)_seconds_bucket)$/,
  ],
  grafana: [/^grafana_http_request_duration_seconds_(bucket|count|sum)$/],
  // Every scrape, and every program written in Go.
  prometheus: [/^up$/, /^process_resident_memory_bytes$/, /^go_gc_gomemlimit_bytes$/],
  // https://opentelemetry.io/docs/zero-code/java/agent/ and the copies in older names that the Collector makes
  'spring-app': [
    /^http_server_request_duration_seconds_(bucket|count|sum)$/,
    /^jvm_memory_(used|committed|limit)_bytes$/,
    /^jvm_gc_duration_seconds_(bucket|count|sum)$/,
    /^jvm_thread_count$/,
    /^jvm_cpu_recent_utilization_ratio$/,
    /^db_client_connections_(usage|max|pending_requests)$/,
    /^db_client_connection_count$/,
    /^process_runtime_jvm_memory_(usage|limit)$/,
    /^process_runtime_jvm_gc_duration_(bucket|count|sum)$/,
    /^messaging_publish_duration_seconds_(bucket|count|sum)$/,
  ],
  // https://docs.cilium.io/en/stable/observability/metrics/#hubble-exported-metrics
  hubble: [/^hubble_(drop|http_requests|flows_processed|dns_queries)_total$/],
  // https://istio.io/latest/docs/reference/config/metrics/
  ztunnel: [/^istio_tcp_(connections_(opened|closed)|sent_bytes|received_bytes)_total$/],
  // https://github.com/google/cadvisor/blob/master/docs/storage/prometheus.md
  cadvisor: [/^container_memory_working_set_bytes$/],
};
