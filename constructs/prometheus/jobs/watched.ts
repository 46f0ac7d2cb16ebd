import type { Endpoint } from '../../kit';
import { signalLabels } from '../../kit/vocabulary/signal-labels';
import type { WatchedAddress } from '../../kit/vocabulary/watched';
import { podMeta } from '../../pod-logs/targets';
import type { SampleRule } from '../../scrape/node';
import { keep, running } from '../../scrape/pods';
import { discovered, type RecordType } from './discovered';
import { probed } from './probed';

/** The metrics of a component, at an address of its own. `type`: the record that its name has. `kept`: what is stored; default: all. */
export const watchedJob = ({ endpoint, job }: WatchedAddress, type: RecordType, kept: readonly SampleRule[] = []) => ({
  job_name: job,
  ...(endpoint.path === '/metrics' ? {} : { metrics_path: endpoint.path }),
  ...found(endpoint, type),
  ...(kept.length > 0 ? { metric_relabel_configs: kept } : {}),
});

/** How its pods are found, and what is said of them. */
function found(endpoint: Endpoint<'prometheus.exposition'>, type: RecordType) {
  if (endpoint.offers.probes) return probed(endpoint);
  // These series say themselves whose they are.
  if (endpoint.offers.ofOthers) return { honor_labels: true, ...discovered(endpoint, endpoint.offers.everyPod, type) };
  const labels = Object.entries(labelsOf(endpoint)).map(([target_label, replacement]) => ({
    target_label,
    replacement,
  }));
  if (endpoint.offers.ofNodes) return ofNodes(endpoint, labels);
  return { ...discovered(endpoint, endpoint.offers.everyPod, type), relabel_configs: labels };
}

/** DNS knows the addresses of nodes and not their names, so the Kubernetes API is asked. */
function ofNodes({ peer, targetPort }: Endpoint, labels: readonly object[]) {
  if (peer.kind !== 'pods' || typeof peer.namespace !== 'string') throw new Error('who speaks for nodes is pods');
  const label = Object.entries(peer.labels).map(([key, value]) => `${key}=${value}`);
  return {
    kubernetes_sd_configs: [
      {
        role: 'pod',
        namespaces: { names: [peer.namespace] },
        selectors: [{ role: 'pod', label: label.join(',') }],
      },
    ],
    relabel_configs: [
      keep(podMeta.port, String(targetPort)),
      ...running,
      ...['instance', 'node'].map((target_label) => ({ source_labels: [podMeta.node], target_label })),
      ...labels,
    ],
  };
}

/** The labels that every signal has. Of pods without a lasting name only the address is known, which is their `instance`. */
function labelsOf({ owner: { workload, pod }, peer }: Endpoint): Readonly<Record<string, string>> {
  const namespace = peer.kind === 'pods' && typeof peer.namespace === 'string' ? peer.namespace : undefined;
  return {
    ...(namespace ? { [signalLabels['k8s.namespace.name']]: namespace } : {}),
    ...(pod ? { [signalLabels['k8s.pod.name']]: pod } : {}),
    [signalLabels['k8s.container.name']]: workload,
    [signalLabels['service.name']]: workload,
  };
}
