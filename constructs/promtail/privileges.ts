import type { Permission } from '../kit';

/** What Promtail asks of the Kubernetes API. https://grafana.com/docs/loki/latest/send-data/promtail/installation/#kubernetes */
export const followPods: Permission = {
  apiGroups: [''],
  resources: ['pods'],
  verbs: ['get', 'list', 'watch'],
  reason: 'finds the pods of its node, whose log files it reads; a role cannot name a node, so the pods of all nodes',
};
