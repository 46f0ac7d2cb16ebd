import { resourceLabels, signalLabels } from '../../constructs/kit/vocabulary/signal-labels';

/** Metrics of one producer that carry the same labels. */
interface Metrics {
  readonly name: RegExp;
  /** The labels of their series, beyond those that every series of the producer has. */
  readonly labels?: readonly string[];
}

interface Producer {
  /** The labels of every series of it. */
  readonly common: readonly string[];
  readonly metrics: readonly Metrics[];
}

const ofScrape = ['job', 'instance'];
const ofSignal: readonly string[] = Object.values(signalLabels);

/** What Prometheus scrapes itself. */
const scraped = [...ofScrape, ...ofSignal];

/** What Mimir makes labels of in metrics by OTLP. */
const byOtlp = [...ofScrape, ...ofSignal, ...Object.values(resourceLabels)];

const flow = ['source', 'destination'].flatMap((side) =>
  ['namespace', 'workload', 'pod'].map((what) => `${side}_${what}`),
);

const meshPeer = (side: string) => [
  ...['workload', 'workload_namespace', 'principal', 'app', 'version', 'cluster'].map((what) => `${side}_${what}`),
  ...['canonical_service', 'canonical_revision'].map((what) => `${side}_${what}`),
];

/**
 * Who produces which metric with which labels. A dashboard that asks for another one, for instance by a slip of the pen,
 * is found by it.
 */
export const metricCatalog: Readonly<Record<string, Producer>> = {
  // https://grafana.com/docs/alloy/latest/reference/components/
  alloy: {
    common: [...scraped, 'component_id', 'component_path'],
    metrics: [
      { name: /^loki_write_(sent_entries|batch_retries)_total$/, labels: ['host', 'tenant'] },
      { name: /^loki_write_dropped_entries_total$/, labels: ['host', 'tenant', 'reason'] },
    ],
  },
  // Alloy's predecessor for logs. https://github.com/grafana/loki/blob/v3.7.6/clients/pkg/promtail/client/client.go
  promtail: {
    common: [...scraped, 'host'],
    metrics: [
      { name: /^promtail_sent_entries_total$/ },
      { name: /^promtail_dropped_entries_total$/, labels: ['tenant', 'reason'] },
    ],
  },
  // Alloy's and Tempo's. https://github.com/prometheus/prometheus/blob/main/storage/remote/queue_manager.go
  'remote write': {
    common: [...scraped, 'component_id', 'component_path', 'tenant'],
    metrics: [
      {
        name: /^prometheus_remote_storage_samples_(pending|(retried|failed|dropped)_total)$/,
        labels: ['remote_name', 'url', 'reason'],
      },
    ],
  },
  // https://opentelemetry.io/docs/collector/internal-telemetry/
  'otel-collector': {
    common: scraped,
    metrics: [
      {
        name: /^otelcol_receiver_(accepted|refused|failed)_(spans|metric_points|log_records)$/,
        labels: ['receiver', 'transport'],
      },
      {
        name: /^otelcol_exporter_(sent|send_failed|enqueue_failed)_(spans|metric_points|log_records)$/,
        labels: ['exporter'],
      },
      { name: /^otelcol_exporter_queue_(size|capacity)$/, labels: ['exporter', 'data_type'] },
      { name: /^otelcol_processor_tail_sampling_global_count_traces_sampled$/, labels: ['sampled', 'decision'] },
      { name: /^otelcol_processor_tail_sampling_count_traces_sampled$/, labels: ['policy', 'sampled', 'decision'] },
      { name: /^otelcol_processor_tail_sampling_sampling_(trace_dropped_too_early|traces_on_memory)$/ },
      { name: /^otelcol_process_memory_rss$/ },
    ],
  },
  // https://grafana.com/docs/loki/latest/operations/observability/
  // https://github.com/grafana/loki/blob/v3.7.6/pkg/loghttp/push/push.go, pkg/ingester/metrics.go, pkg/compactor/metrics.go
  loki: {
    common: scraped,
    metrics: [
      {
        name: /^loki_distributor_lines_received_total$/,
        labels: ['tenant', 'is_internal_stream', 'policy', 'format'],
      },
      {
        name: /^loki_distributor_bytes_received_total$/,
        labels: ['tenant', 'retention_hours', 'is_internal_stream', 'policy', 'format'],
      },
      {
        name: /^loki_discarded_samples_total$/,
        labels: ['tenant', 'reason', 'retention_hours', 'policy', 'format'],
      },
      { name: /^loki_ingester_(memory_streams|streams_(created|removed)_total)$/, labels: ['tenant'] },
      // From the first chunk on that is stored.
      { name: /^loki_ingester_chunk_stored_bytes_total$/, labels: ['tenant'] },
      { name: /^loki_ingester_chunk_compression_ratio_(bucket|count|sum)$/ },
      { name: /^loki_compactor_apply_retention_last_successful_run_timestamp_seconds$/ },
    ],
  },
  // https://grafana.com/docs/mimir/latest/manage/monitor-grafana-mimir/
  mimir: {
    common: scraped,
    metrics: [
      { name: /^cortex_distributor_received_samples_total$/, labels: ['user'] },
      { name: /^cortex_discarded_samples_total$/, labels: ['user', 'group', 'reason'] },
      { name: /^cortex_ingester_memory_series$/ },
    ],
  },
  // https://grafana.com/docs/tempo/latest/operations/monitor/
  // https://github.com/grafana/tempo/blob/v3.0.3/modules/distributor/distributor.go, modules/livestore/, tempodb/
  tempo: {
    common: [...scraped, 'tenant'],
    metrics: [
      { name: /^tempo_distributor_(spans|bytes)_received_total$/ },
      { name: /^tempo_discarded_spans_total$/, labels: ['reason'] },
      { name: /^tempo_metrics_generator_(spans_received_total|registry_active_series)$/ },
      { name: /^tempo_metrics_generator_spans_discarded_total$/, labels: ['reason', 'processor'] },
      { name: /^tempo_live_store_(failed_completions|local_failed_flushes)_total$/ },
      { name: /^tempodb_blocklist_length$/ },
      { name: /^tempodb_backend_bytes_total$/, labels: ['status'] },
      { name: /^tempodb_retention_(marked_for_deletion|deleted|errors)_total$/ },
      { name: /^tempodb_compaction_errors_total$/ },
    ],
  },
  // What Tempo makes from traces. It knows services and spans, not pods. https://grafana.com/docs/tempo/latest/metrics-from-traces/
  traces: {
    common: [],
    metrics: [
      {
        name: /^traces_spanmetrics_(calls_total|latency_bucket|latency_count|latency_sum|size_total)$/,
        labels: ['service', 'span_name', 'span_kind', 'status_code'],
      },
      {
        name: /^traces_service_graph_request_(total|failed_total|(server|client)_seconds_(bucket|count|sum))$/,
        labels: ['client', 'server', 'connection_type'],
      },
    ],
  },
  // https://github.com/grafana/grafana/blob/main/pkg/middleware/request_metrics.go
  grafana: {
    common: scraped,
    metrics: [
      {
        name: /^grafana_http_request_duration_seconds_(bucket|count|sum)$/,
        labels: ['handler', 'method', 'status_code', 'status_source', 'slo_group'],
      },
    ],
  },
  // Every scrape, and every program written in Go.
  prometheus: {
    common: scraped,
    metrics: [{ name: /^up$/ }, { name: /^process_resident_memory_bytes$/ }, { name: /^go_gc_gomemlimit_bytes$/ }],
  },
  // https://opentelemetry.io/docs/zero-code/java/agent/ and the copies in older names that the Collector makes
  'spring-app': {
    common: byOtlp,
    metrics: [
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
    ],
  },
  // With the labelsContext of docs/prepare-a-lab-cluster.md. https://docs.cilium.io/en/stable/observability/metrics/#hubble-exported-metrics
  hubble: {
    common: [...ofScrape, 'node', 'namespace', 'pod', 'service_name', ...flow],
    metrics: [
      { name: /^hubble_drop_total$/, labels: ['reason', 'protocol'] },
      { name: /^hubble_http_requests_total$/, labels: ['method', 'protocol', 'status', 'reporter'] },
      { name: /^hubble_flows_processed_total$/, labels: ['protocol', 'type', 'subtype', 'verdict'] },
      { name: /^hubble_dns_queries_total$/, labels: ['rcode', 'qtypes', 'ips_returned'] },
    ],
  },
  // https://istio.io/latest/docs/reference/config/metrics/
  ztunnel: {
    common: [...scraped, 'node'],
    metrics: [
      {
        name: /^istio_tcp_(connections_(opened|closed)|sent_bytes|received_bytes)_total$/,
        labels: [
          'reporter',
          ...meshPeer('source'),
          ...meshPeer('destination'),
          'destination_service',
          'destination_service_name',
          'destination_service_namespace',
          'request_protocol',
          'response_flags',
          'connection_security_policy',
        ],
      },
    ],
  },
  // What somebody claims, as the kubelet measures it: namespace and claim are those of the volume, whoever pulls.
  // https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/kubelet/metrics/collectors/volume_stats.go
  kubelet: {
    common: [...ofScrape, 'node', 'namespace', 'persistentvolumeclaim'],
    metrics: [{ name: /^kubelet_volume_stats_(used|capacity)_bytes$/ }],
  },
  // https://github.com/google/cadvisor/blob/master/docs/storage/prometheus.md
  cadvisor: {
    common: [...scraped, 'node', 'id', 'image', 'name'],
    metrics: [{ name: /^container_(memory_working_set_bytes|cpu_usage_seconds_total)$/ }],
  },
};

/** The labels that the series of a metric can have; undefined if nobody produces it. */
export function labelsOfMetric(metric: string): ReadonlySet<string> | undefined {
  const found = Object.values(metricCatalog).flatMap(({ common, metrics }) =>
    metrics.filter(({ name }) => name.test(metric)).map(({ labels = [] }) => [...common, ...labels]),
  );
  if (found.length === 0) return undefined;
  return new Set([...found.flat(), ...(metric.endsWith('_bucket') ? ['le'] : [])]);
}
