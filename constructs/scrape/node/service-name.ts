import { signalLabels } from '../../kit/vocabulary/signal-labels';
import { randomCharacter, runOfCronJob } from '../../kit/vocabulary/workload-names';
import { EndsWithNodeName, ztunnelContainer } from '../../pod-logs/targets';
import type { SampleRule } from './from-kubelet';

/**
 * The service's name for series that know their pod's name and nothing else of it, such as cAdvisor's, until the pod itself is
 * found: the name of the controller that made it.
 */
export const serviceNameOfPodName: readonly SampleRule[] = [
  '(.+)',
  '(.+)-[0-9]+',
  `(.+)-${randomCharacter}{5}`,
  `(.+)-${randomCharacter}{6,10}-${randomCharacter}{5}`,
  `${runOfCronJob}-${randomCharacter}{5}`,
  // Static pods.
  new EndsWithNodeName('(.+)-'),
].map((regex) => ({
  source_labels: [signalLabels['k8s.pod.name']],
  regex,
  target_label: signalLabels['service.name'],
  ofPodName: true,
}));

/** The same name of ztunnel's container for series that know their pod's name and nothing else of it. */
export const ztunnelOfPodName: SampleRule = {
  source_labels: [signalLabels['k8s.pod.name'], signalLabels['k8s.container.name']],
  regex: `ztunnel-${randomCharacter}{5};istio-proxy`,
  ...ztunnelContainer,
};
