import { signalLabels } from '../../kit/vocabulary/signal-labels';
import { EndsWithNodeName, ztunnelContainer } from '../../pod-logs/targets';
import type { SampleRule } from './from-kubelet';

/** What Kubernetes makes the random parts of names from. */
const random = '[bcdfghjklmnpqrstvwxz2456789]';

/**
 * The service's name for series that know their pod's name and nothing else of it, such as cAdvisor's: the name of the
 * controller that made the pod. It differs from the other signals where a pod's label or annotation names another service.
 */
export const serviceNameOfPodName: readonly SampleRule[] = [
  '(.+)',
  '(.+)-[0-9]+',
  `(.+)-${random}{5}`,
  `(.+)-${random}{6,10}-${random}{5}`,
  // Static pods.
  new EndsWithNodeName('(.+)-'),
].map((regex) => ({
  source_labels: [signalLabels['k8s.pod.name']],
  regex,
  target_label: signalLabels['service.name'],
}));

/** The same name of ztunnel's container for series that know their pod's name and nothing else of it. */
export const ztunnelOfPodName: SampleRule = {
  source_labels: [signalLabels['k8s.pod.name'], signalLabels['k8s.container.name']],
  regex: `ztunnel-${random}{5};istio-proxy`,
  ...ztunnelContainer,
};
