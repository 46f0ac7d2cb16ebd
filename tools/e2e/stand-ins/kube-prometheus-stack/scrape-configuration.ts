import { labelsMatch } from '../../../../constructs/kit/model/labels-match';
import type { MonitorEndpoint, Relabeling, ServiceMonitor } from '../../cluster/service-monitor';
import type { Labels } from '../../labels';
import { inLabelName, type Target } from './discovery';
import { requireKnownFields } from './known-fields';

/** A rule for labels, as Prometheus has it. */
export interface RelabelConfig {
  readonly action?: string;
  readonly source_labels?: readonly string[];
  readonly separator?: string;
  readonly regex?: string;
  readonly modulus?: number;
  readonly target_label?: string;
  readonly replacement?: string;
}

/** https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config */
export interface ScrapeConfig {
  readonly job_name: string;
  readonly honor_labels?: boolean;
  readonly honor_timestamps?: boolean;
  readonly scrape_interval?: string;
  readonly scrape_timeout?: string;
  readonly metrics_path?: string;
  readonly scheme?: string;
  readonly static_configs: readonly { readonly targets: readonly string[]; readonly labels: Labels }[];
  readonly relabel_configs: readonly RelabelConfig[];
  readonly metric_relabel_configs?: readonly RelabelConfig[];
}

/**
 * What the Prometheus Operator makes of ServiceMonitors, with two differences: targets are stated instead of discovered, with
 * the labels that discovery gives them, and nothing is divided among several Prometheus servers.
 * https://github.com/prometheus-operator/prometheus-operator/blob/main/pkg/prometheus/promcfg.go
 */
export function scrapeConfigurations(
  monitors: readonly ServiceMonitor[],
  targets: readonly Target[],
  /** The part of the Prometheus object that says which monitors are its own. */
  monitorSelector: Labels,
): ScrapeConfig[] {
  return monitors
    .filter(({ metadata: { labels } }) => labelsMatch(monitorSelector, labels))
    .flatMap((monitor) => {
      requireKnownFields(monitor);
      const found = targets.filter(inNamespaces(monitor));
      return monitor.spec.endpoints.map((endpoint, index) => scrapeConfiguration(monitor, endpoint, index, found));
    });
}

function inNamespaces({ metadata, spec }: ServiceMonitor): (target: Target) => boolean {
  const { any = false, matchNames = [] } = spec.namespaceSelector ?? {};
  const names = matchNames.length > 0 ? matchNames : [metadata.namespace ?? 'default'];
  return ({ labels }) => any || names.includes(labels.__meta_kubernetes_namespace ?? '');
}

function scrapeConfiguration(
  monitor: ServiceMonitor,
  endpoint: MonitorEndpoint,
  index: number,
  targets: readonly Target[],
): ScrapeConfig {
  const { namespace, name } = monitor.metadata;
  const metricRelabelings = endpoint.metricRelabelings ?? [];
  return {
    job_name: `serviceMonitor/${namespace}/${name}/${index}`,
    honor_labels: endpoint.honorLabels,
    honor_timestamps: endpoint.honorTimestamps,
    scrape_interval: endpoint.interval,
    scrape_timeout: endpoint.scrapeTimeout,
    metrics_path: endpoint.path,
    scheme: endpoint.scheme,
    static_configs: targets.map(({ address, labels }) => ({ targets: [address], labels })),
    relabel_configs: [
      ...chosenTargets(monitor, endpoint),
      ...targetLabels(monitor, endpoint),
      ...(endpoint.relabelings ?? []).map(relabelConfig),
    ],
    ...(metricRelabelings.length > 0 ? { metric_relabel_configs: metricRelabelings.map(relabelConfig) } : {}),
  };
}

/** Keeps, of everything that is discovered, the Services and the port that the monitor chooses. */
function chosenTargets({ spec }: ServiceMonitor, { port }: MonitorEndpoint): RelabelConfig[] {
  const labels = Object.entries(spec.selector.matchLabels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    { source_labels: ['job'], target_label: '__tmp_prometheus_job_name' },
    ...labels.map(([key, value]) => ({
      action: 'keep',
      source_labels: [
        `__meta_kubernetes_service_label_${inLabelName(key)}`,
        `__meta_kubernetes_service_labelpresent_${inLabelName(key)}`,
      ],
      regex: `(${value});true`,
    })),
    { action: 'keep', source_labels: ['__meta_kubernetes_endpoint_port_name'], regex: port },
  ];
}

/** The labels that every target has. */
function targetLabels({ spec }: ServiceMonitor, { port }: MonitorEndpoint): RelabelConfig[] {
  const { jobLabel, targetLabels: ofService = [], podTargetLabels: ofPod = [] } = spec;
  const owner = ['__meta_kubernetes_endpoint_address_target_kind', '__meta_kubernetes_endpoint_address_target_name'];
  const ofOwner = (kind: string, label: string) => ({
    source_labels: owner,
    separator: ';',
    regex: `${kind};(.*)`,
    replacement: '$1',
    target_label: label,
  });
  const copied = (from: string, label: string) => ({ source_labels: [from], target_label: label });
  const ifPresent = (from: string, label: string) => ({ ...copied(from, label), regex: '(.+)' });
  return [
    ofOwner('Node', 'node'),
    ofOwner('Pod', 'pod'),
    copied('__meta_kubernetes_namespace', 'namespace'),
    copied('__meta_kubernetes_service_name', 'service'),
    copied('__meta_kubernetes_pod_name', 'pod'),
    copied('__meta_kubernetes_pod_container_name', 'container'),
    { action: 'drop', source_labels: ['__meta_kubernetes_pod_phase'], regex: '(Failed|Succeeded)' },
    ...ofService.map((key) => ifPresent(`__meta_kubernetes_service_label_${inLabelName(key)}`, inLabelName(key))),
    ...ofPod.map((key) => ifPresent(`__meta_kubernetes_pod_label_${inLabelName(key)}`, inLabelName(key))),
    copied('__meta_kubernetes_service_name', 'job'),
    ...(jobLabel ? [ifPresent(`__meta_kubernetes_service_label_${inLabelName(jobLabel)}`, 'job')] : []),
    { target_label: 'endpoint', replacement: port },
  ];
}

function relabelConfig({ action, sourceLabels, targetLabel, ...same }: Relabeling): RelabelConfig {
  return { action: action?.toLowerCase(), source_labels: sourceLabels, target_label: targetLabel, ...same };
}
