import { brand } from '../kit/model/brand';
import { serviceNameAnnotation, serviceNameLabels } from '../kit/vocabulary/instrumentation-labels';
import { signalLabels } from '../kit/vocabulary/signal-labels';
import { namingControllers, runOfCronJob } from '../kit/vocabulary/workload-names';

/** A text that ends with the name of the agent's own node, which each agent knows in its own way. */
export class EndsWithNodeName {
  static {
    brand(EndsWithNodeName, 'EndsWithNodeName');
  }

  constructor(readonly before: string) {}
}

/** A rule that gives a target a label: what Prometheus calls relabeling. Regular expressions are RE2 and match the whole value. */
export interface TargetRule {
  readonly source_labels?: readonly string[];
  readonly regex?: string | EndsWithNodeName;
  readonly target_label: string;
  /** Default: the first group. */
  readonly replacement?: string;
}

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
  phase: '__meta_kubernetes_pod_phase',
  node: '__meta_kubernetes_pod_node_name',
  container: '__meta_kubernetes_pod_container_name',
  port: '__meta_kubernetes_pod_container_port_number',
  portName: '__meta_kubernetes_pod_container_port_name',
  controllerKind: '__meta_kubernetes_pod_controller_kind',
  controllerName: '__meta_kubernetes_pod_controller_name',
} as const;

const serviceName = signalLabels['service.name'];

/** Writes a value only where there is one, so that a later rule replaces what an earlier one found. */
const ifPresent = (source: string): TargetRule => ({
  source_labels: [source],
  regex: '(.+)',
  target_label: serviceName,
});

/** Istio calls ztunnel's container as it calls every proxy; who looks for ztunnel asks for it by its own name. */
export const ztunnelContainer = { target_label: signalLabels['k8s.container.name'], replacement: 'ztunnel' };

/** The labels that every signal of a pod has, from what Kubernetes says of it. */
export const podLabelRules: readonly TargetRule[] = [
  { source_labels: [podMeta.namespace], target_label: signalLabels['k8s.namespace.name'] },
  { source_labels: [podMeta.name], target_label: signalLabels['k8s.pod.name'] },
  { source_labels: [podMeta.container], target_label: signalLabels['k8s.container.name'] },
  { source_labels: [podLabel('app'), podMeta.container], regex: 'ztunnel;istio-proxy', ...ztunnelContainer },
  // The service's name, the last resort first; the Collector's rules for it are those of `serviceNameStatements`.
  ifPresent(podMeta.name),
  {
    // The kubelet appends the node's name to that of a static pod.
    source_labels: [podMeta.name],
    regex: new EndsWithNodeName('(.+)-'),
    target_label: serviceName,
  },
  {
    source_labels: [podMeta.controllerKind, podMeta.controllerName],
    regex: `(?:${namingControllers.join('|')});(.+)`,
    target_label: serviceName,
  },
  {
    source_labels: [podMeta.controllerKind, podMeta.controllerName],
    regex: `Job;${runOfCronJob}`,
    target_label: serviceName,
  },
  {
    // A Deployment's pods belong to a ReplicaSet, whose name is the Deployment's with a hash.
    source_labels: [podMeta.controllerKind, podLabelPresent('pod-template-hash'), podMeta.controllerName],
    regex: 'ReplicaSet;true;(.+)-[^-]+',
    target_label: serviceName,
  },
  ...[...serviceNameLabels].reverse().map((label) => ifPresent(podLabel(label))),
  ifPresent(podAnnotation(serviceNameAnnotation)),
];

/** Where the kubelet keeps what containers print. */
export const podLogFolder = '/var/log/pods';

/** `<namespace>_<pod>_<uid>/<container>/<restarts>.log`. */
const pathRule = (uid: string): TargetRule => ({
  source_labels: [podMeta.namespace, podMeta.name, uid, podMeta.container],
  regex: '(.+);(.+);(.+);(.+)',
  target_label: '__path__',
  // The groups stand in braces, as `$1_` would mean a group of that name.
  replacement: `${podLogFolder}/\${1}_\${2}_\${3}/\${4}/*.log`,
});

/** The files of a pod's containers. */
export const podLogPathRules: readonly TargetRule[] = [
  pathRule(podMeta.uid),
  // A static pod's folder has the uid that the kubelet gave it, not that of its mirror in the API.
  pathRule(podAnnotation('kubernetes.io/config.mirror')),
];
