import type { Permission } from '../kit';
import { readKubeletMetrics } from '../scrape/node';

/** What Alloy's pipelines ask of the Kubernetes API and of kubelets, each with its reason. */

/** Finding pods, and following them as they come and go. No pod is asked for by its name. */
export const watchPods: Permission = {
  apiGroups: [''],
  resources: ['pods'],
  verbs: ['list', 'watch'],
  reason:
    'finds the pods of its node, whose log files it reads and whose metrics it pulls; a role cannot name a node, so the pods of all nodes',
};

export const readOwnKubelet: Permission = {
  ...readKubeletMetrics,
  reason: 'pulls the metrics of the kubelet and of cAdvisor on its node; the kubelet asks whether the account may',
};

/** The objects of the Prometheus operator that say what is asked. `resource`: in the plural of the API. */
export const readMonitors = (resource: 'servicemonitors' | 'podmonitors'): Permission => ({
  apiGroups: ['monitoring.coreos.com'],
  resources: [resource],
  verbs: ['list', 'watch'],
  reason: `reads which pods ${resource === 'servicemonitors' ? 'ServiceMonitors' : 'PodMonitors'} choose, and how their metrics are pulled`,
});
