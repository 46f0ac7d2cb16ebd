import { type Cases, repeated } from '../case';

export const kubeStateMetricsCases: Cases = {
  KubeStateMetricsCannotRead: {
    kind: 'waiting',
    ...repeated('kube_state_metrics_list_total{resource="*v1.Pod", result="error"}', 1),
    says: ({ figure }) => ({
      labels: { resource: '*v1.Pod', what: 'lists' },
      description: `${figure} lists of *v1.Pod failed in five minutes.`,
    }),
  },
};
