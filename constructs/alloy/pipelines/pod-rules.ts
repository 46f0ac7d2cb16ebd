import { serviceNameAnnotation, serviceNameLabels } from '../../kit/instrumentation-labels';
import { signalLabels } from '../../kit/signal-labels';
import { plus, type RelabelRule } from '../syntax';
import { nodeName } from './own-node';

/** A key of a label or annotation as discovery writes it in a label's name. */
const inLabelName = (key: string) => key.replaceAll(/[^A-Za-z0-9_]/g, '_');

export const podLabel = (key: string) => `__meta_kubernetes_pod_label_${inLabelName(key)}`;
const podLabelPresent = (key: string) => `__meta_kubernetes_pod_labelpresent_${inLabelName(key)}`;
export const podAnnotation = (key: string) => `__meta_kubernetes_pod_annotation_${inLabelName(key)}`;

export const podMeta = {
  namespace: '__meta_kubernetes_namespace',
  name: '__meta_kubernetes_pod_name',
  uid: '__meta_kubernetes_pod_uid',
  address: '__meta_kubernetes_pod_ip',
  container: '__meta_kubernetes_pod_container_name',
  controllerKind: '__meta_kubernetes_pod_controller_kind',
  controllerName: '__meta_kubernetes_pod_controller_name',
} as const;

const serviceName = signalLabels['service.name'];

/** Writes a value only where there is one, so that a later rule replaces what an earlier one found. */
const ifPresent = (source: string): RelabelRule => ({
  source_labels: [source],
  regex: '(.+)',
  target_label: serviceName,
});

/** Istio calls ztunnel's container as it calls every proxy; who looks for ztunnel asks for it by its own name. */
const ztunnelContainer = { target_label: signalLabels['k8s.container.name'], replacement: 'ztunnel' };

/** The labels that every signal of a pod has, from what Kubernetes says of it. */
export const podLabelRules: readonly RelabelRule[] = [
  { source_labels: [podMeta.namespace], target_label: signalLabels['k8s.namespace.name'] },
  { source_labels: [podMeta.name], target_label: signalLabels['k8s.pod.name'] },
  { source_labels: [podMeta.container], target_label: signalLabels['k8s.container.name'] },
  { source_labels: [podLabel('app'), podMeta.container], regex: 'ztunnel;istio-proxy', ...ztunnelContainer },
  // The service's name, the last resort first.
  ifPresent(podMeta.name),
  ifPresent(podMeta.controllerName),
  {
    // A Deployment's pods belong to a ReplicaSet, whose name is the Deployment's with a hash.
    source_labels: [podMeta.controllerKind, podLabelPresent('pod-template-hash'), podMeta.controllerName],
    regex: 'ReplicaSet;true;(.+)-[^-]+',
    target_label: serviceName,
  },
  {
    // A static pod's controller is its node, and the kubelet appends the node's name to the pod's.
    source_labels: [podMeta.controllerKind, podMeta.name],
    regex: plus('Node;(.+)-', nodeName),
    target_label: serviceName,
  },
  ...[...serviceNameLabels].reverse().map((label) => ifPresent(podLabel(label))),
  ifPresent(podAnnotation(serviceNameAnnotation)),
];

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
].map((regex) => ({ source_labels: [signalLabels['k8s.pod.name']], regex, target_label: serviceName }));

/** The same name of ztunnel's container for series that know their pod's name and nothing else of it. */
export const ztunnelOfPodName: RelabelRule = {
  source_labels: [signalLabels['k8s.pod.name'], signalLabels['k8s.container.name']],
  regex: `ztunnel-${random}{5};istio-proxy`,
  ...ztunnelContainer,
};
