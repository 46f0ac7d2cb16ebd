import type { Permission } from '../kit';

/** What `kubernetesAttributes()` needs of the Kubernetes API: with its settings it watches pods and nothing else. */
export const watchSenders: Permission = {
  apiGroups: [''],
  resources: ['pods'],
  verbs: ['list', 'watch'],
  reason: 'finds the pod that sent a signal by its address, for the labels namespace, pod and container',
};
