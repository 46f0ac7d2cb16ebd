import { type ComponentAlert, explainedOn } from '../kit/vocabulary/alert';
import { type Observed, retries } from '../kit/vocabulary/alert-forms';
import { clusterPage } from '../kit/vocabulary/alert-pages';

/** About itself. https://github.com/kubernetes/kube-state-metrics#kube-state-metrics-self-metrics */
export const kubeStateMetricsAlerts = (component: Observed): readonly ComponentAlert[] =>
  explainedOn(clusterPage, [
    retries(component, {
      name: 'KubeStateMetricsCannotRead',
      counter: { lists: 'kube_state_metrics_list_total', watches: 'kube_state_metrics_watch_total' },
      matchers: 'result="error"',
      by: ['resource'],
      summary: 'kube-state-metrics cannot read objects, so what it shows of them is old.',
      description: '{{ $value | humanize }} {{ $labels.what }} of {{ $labels.resource }} failed in five minutes.',
    }),
  ]);
