import type { Cluster } from '../../kit';
import { type FromKubelet, kubeletTls, kubeletToken, type SampleRule } from '../../scrape/node';

/** The kubelet of every node, found by the Kubernetes API, with the labels by which an agent on the node knows it. `kept`: what is stored of it. */
export const kubeletJob = (
  { name, path, rules, ofPods }: FromKubelet,
  kept: readonly SampleRule[],
  cluster: Pick<Cluster, 'kubeletServingCertificates'>,
) => ({
  job_name: name,
  ...(path === undefined ? {} : { metrics_path: path }),
  scheme: 'https',
  authorization: { credentials_file: kubeletToken },
  tls_config: kubeletTls(cluster),
  // Otherwise a container that has ended would count for five more minutes.
  ...(ofPods ? { track_timestamps_staleness: true } : {}),
  kubernetes_sd_configs: [{ role: 'node' }],
  relabel_configs: ['instance', 'node'].map((target_label) => ({
    source_labels: ['__meta_kubernetes_node_name'],
    target_label,
  })),
  // Prometheus cannot look up the pod of a series: it has no service rather than a wrong one.
  metric_relabel_configs: [...kept, ...rules.filter(({ ofPodName }) => !ofPodName)],
});
