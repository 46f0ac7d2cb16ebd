import { signalLabels } from '../../kit/vocabulary/signal-labels';
import {
  EndsWithNodeName,
  type TargetRule,
  podLabelRules as targetRules,
  ztunnelContainer,
} from '../../pod-logs/targets';
import { plus, type RelabelRule } from '../syntax';
import { nodeName } from './own-node';

/** A rule as Alloy has it. */
export const relabelRule = ({ source_labels, regex, target_label, replacement }: TargetRule): RelabelRule => ({
  source_labels,
  regex: regex instanceof EndsWithNodeName ? plus(regex.before, nodeName) : regex,
  target_label,
  replacement,
});

/** The labels that every signal of a pod has, from what Kubernetes says of it. */
export const podLabelRules: readonly RelabelRule[] = targetRules.map(relabelRule);

/** What Kubernetes makes the random parts of names from. */
const random = '[bcdfghjklmnpqrstvwxz2456789]';

/**
 * The service's name for series that know their pod's name and nothing else of it, such as cAdvisor's: the name of the
 * controller that made the pod. It differs from the other signals where a pod's label or annotation names another service.
 */
export const serviceNameOfPodName: readonly RelabelRule[] = [
  '(.+)',
  '(.+)-[0-9]+',
  `(.+)-${random}{5}`,
  `(.+)-${random}{6,10}-${random}{5}`,
  // Static pods.
  plus('(.+)-', nodeName),
].map((regex) => ({
  source_labels: [signalLabels['k8s.pod.name']],
  regex,
  target_label: signalLabels['service.name'],
}));

/** The same name of ztunnel's container for series that know their pod's name and nothing else of it. */
export const ztunnelOfPodName: RelabelRule = {
  source_labels: [signalLabels['k8s.pod.name'], signalLabels['k8s.container.name']],
  regex: `ztunnel-${random}{5};istio-proxy`,
  ...ztunnelContainer,
};
