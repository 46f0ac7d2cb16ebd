import { type KnownMetrics, metricsWith, scrapedLabels, targetLabels } from './metrics';
import { clustersOfCall } from './signal-labels';

/** Metrics that more than one component can produce, under the same names. */

/** Of every scrape, and of every program that is written in Go. https://prometheus.io/docs/concepts/jobs_instances/ */
export const processMetrics: readonly KnownMetrics[] = metricsWith(scrapedLabels, [
  { name: /^up$/ },
  { name: /^process_resident_memory_bytes$/ },
  { name: /^go_gc_gomemlimit_bytes$/ },
]);

/**
 * Of who evaluates alerts: a series for each that fires or is about to, with the labels of its own.
 * https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/#inspecting-alerts-during-runtime
 */
export const alertSeries: readonly KnownMetrics[] = metricsWith(scrapedLabels, [
  { name: /^ALERTS$/, labels: ['alertname', 'alertstate', 'severity'] },
]);

/** Of a remote write that uses Prometheus' own queue. https://github.com/prometheus/prometheus/blob/main/storage/remote/queue_manager.go */
export const remoteWriteMetrics: readonly KnownMetrics[] = metricsWith(
  [...scrapedLabels, 'component_id', 'component_path', 'tenant'],
  [
    {
      name: /^prometheus_remote_storage_samples_(pending|(retried|failed|dropped)_total)$/,
      labels: ['remote_name', 'url', 'reason'],
    },
  ],
);

/** Of what is pulled and is too much. https://github.com/prometheus/prometheus/blob/main/scrape/metrics.go */
export const pullMetrics: readonly KnownMetrics[] = metricsWith(
  [...scrapedLabels, 'component_id', 'component_path'],
  [
    { name: /^prometheus_target_scrapes_exceeded_(sample|body_size)_limit_total$/ },
    { name: /^prometheus_target_scrape_pool_exceeded_label_limits_total$/ },
  ],
);

/** Requests and durations by spans. */
export const spanMetricNames = /^traces_spanmetrics_(calls_total|latency_bucket|latency_count|latency_sum|size_total)$/;

/**
 * What is made from traces, by Tempo or by the Collector under Tempo's names. They know services and spans, not pods.
 * https://grafana.com/docs/tempo/latest/metrics-from-traces/
 */
export const traceMetrics: readonly KnownMetrics[] = [
  {
    name: spanMetricNames,
    labels: ['service', 'span_name', 'span_kind', 'status_code'],
  },
  {
    name: /^traces_service_graph_request_(total|failed_total|(server|client)_seconds_(bucket|count|sum))$/,
    // The clusters of both sides, where clusters have names.
    labels: ['client', 'server', 'connection_type', ...clustersOfCall],
  },
];

/**
 * Volumes, as the kubelet measures them. The labels namespace and persistentvolumeclaim are those of the claim.
 * https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/kubelet/metrics/collectors/volume_stats.go
 */
export const volumeMetrics: readonly KnownMetrics[] = metricsWith(
  [...targetLabels, 'node', 'namespace', 'persistentvolumeclaim'],
  [{ name: /^kubelet_volume_stats_((used|capacity|available)_bytes|inodes(_free)?)$/ }],
);

/** Of the kubelet itself. https://kubernetes.io/docs/reference/instrumentation/metrics/ */
export const kubeletMetrics: readonly KnownMetrics[] = metricsWith(
  [...targetLabels, 'node'],
  [{ name: /^kubelet_certificate_manager_client_ttl_seconds$/ }],
);

/** What containers use, from cAdvisor inside the kubelet. https://github.com/google/cadvisor/blob/master/docs/storage/prometheus.md */
export const containerMetrics: readonly KnownMetrics[] = metricsWith(
  [...scrapedLabels, 'node', 'id', 'image', 'name'],
  [
    {
      name: /^container_(memory_(working_set|total_active_file)_bytes|spec_memory_limit_bytes|cpu_(usage_seconds|cfs_(throttled_)?periods)_total)$/,
    },
    { name: /^container_network_(receive|transmit)_bytes_total$/, labels: ['interface'] },
  ],
);
