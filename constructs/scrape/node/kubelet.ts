import { kubeletMetrics, volumeMetrics } from '../../kit/vocabulary/shared-metrics';
import { kubeletAlerts } from '../../kubernetes/containers';
import { FromKubelet } from './from-kubelet';

/** The kubelet of every node: pods, volumes and how long its work takes. */
export function kubelet(): FromKubelet {
  return new FromKubelet({
    name: 'kubelet',
    comment: "This node's kubelet.",
    alerts: kubeletAlerts,
    knownMetrics: [...kubeletMetrics, ...volumeMetrics],
    rules: [],
  });
}
