import type { KnownMetrics } from '../kit';
import { metricsWith, scrapedLabels } from '../kit/vocabulary/metrics';

/** What kube-state-metrics says of itself. https://github.com/kubernetes/kube-state-metrics#kube-state-metrics-self-metrics */
export const kubeStateMetricsMetrics: readonly KnownMetrics[] = metricsWith(scrapedLabels, [
  { name: /^kube_state_metrics_(list|watch)_total$/, labels: ['resource', 'result'] },
]);
