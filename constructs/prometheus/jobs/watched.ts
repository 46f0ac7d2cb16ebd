import type { Endpoint } from '../../kit';
import type { WatchedAddress } from '../../kit/vocabulary/watched';
import { podMeta } from '../../pod-logs/targets';
import { labelsOf, selected } from '../../scrape/component-pods';
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
function ofNodes(endpoint: Endpoint, labels: readonly object[]) {
  const { namespace, label } = selected(endpoint);
  return {
    kubernetes_sd_configs: [
      {
        role: 'pod',
        namespaces: { names: [namespace] },
        selectors: [{ role: 'pod', label }],
      },
    ],
    relabel_configs: [
      keep(podMeta.port, String(endpoint.targetPort)),
      ...running,
      ...['instance', 'node'].map((target_label) => ({ source_labels: [podMeta.node], target_label })),
      ...labels,
    ],
  };
}
