import type { KnownMetrics } from '../kit';
import { metricsWith, scrapedLabels, targetLabels } from '../kit/vocabulary/metrics';

/** What Alloy says of itself. https://grafana.com/docs/alloy/latest/reference/components/loki/loki.write/#debug-metrics */
export const alloyMetrics: readonly KnownMetrics[] = metricsWith(
  [...scrapedLabels, 'component_id', 'component_path'],
  [
    { name: /^loki_write_(sent_entries|batch_retries)_total$/, labels: ['host', 'tenant'] },
    { name: /^loki_write_dropped_entries_total$/, labels: ['host', 'tenant', 'reason'] },
  ],
);

/** What Alloy says of profiles. https://grafana.com/docs/alloy/latest/reference/components/pyroscope/pyroscope.write/#debug-metrics */
export const alloyProfileMetrics: readonly KnownMetrics[] = metricsWith(
  [...scrapedLabels, 'component_id', 'component_path'],
  [{ name: /^pyroscope_write_((sent|dropped)_(profiles|bytes)|retries)_total$/, labels: ['endpoint'] }],
);

/** What Alloy says of OTLP that it hands on. https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.otlp/#debug-metrics */
export const alloyOtlpMetrics: readonly KnownMetrics[] = metricsWith(
  [...scrapedLabels, 'component_id', 'component_path'],
  [
    {
      name: /^otelcol_exporter_(sent|send_failed)_(spans|metric_points|log_records)_total$/,
      labels: ['exporter', 'error_permanent', 'error_type'],
    },
  ],
);

const ofBothSides = ['source', 'destination'].flatMap((side) =>
  ['namespace', 'workload', 'pod'].map((what) => `${side}_${what}`),
);

/** The flows that Cilium saw, with the labelsContext of the prerequisites. https://docs.cilium.io/en/stable/observability/metrics/#hubble-exported-metrics */
export const hubbleMetrics: readonly KnownMetrics[] = metricsWith(
  [...targetLabels, 'node', 'namespace', 'pod', ...ofBothSides],
  [
    { name: /^hubble_drop_total$/, labels: ['reason', 'protocol'] },
    { name: /^hubble_http_requests_total$/, labels: ['method', 'protocol', 'status', 'reporter'] },
    { name: /^hubble_flows_processed_total$/, labels: ['protocol', 'type', 'subtype', 'verdict'] },
    { name: /^hubble_dns_queries_total$/, labels: ['rcode', 'qtypes', 'ips_returned'] },
  ],
);

const peerLabels = (side: string) => [
  ...['workload', 'workload_namespace', 'principal', 'app', 'version', 'cluster'].map((what) => `${side}_${what}`),
  ...['canonical_service', 'canonical_revision'].map((what) => `${side}_${what}`),
];

/** The connections that ztunnel carried. https://istio.io/latest/docs/reference/config/metrics/ */
export const ztunnelMetrics: readonly KnownMetrics[] = metricsWith(
  [...scrapedLabels, 'node'],
  [
    {
      name: /^istio_tcp_(connections_(opened|closed)|sent_bytes|received_bytes)_total$/,
      labels: [
        'reporter',
        ...peerLabels('source'),
        ...peerLabels('destination'),
        'destination_service',
        'destination_service_name',
        'destination_service_namespace',
        'request_protocol',
        'response_flags',
        'connection_security_policy',
      ],
    },
  ],
);
