import { minutes, seconds } from '../kit';
import { explainedOn } from '../kit/vocabulary/alert';
import { clusterPage } from '../kit/vocabulary/alert-pages';

/** Names the node of a pod, so that an Alertmanager can silence the pods of a node that is down. */
const withNode = (condition: string): string =>
  `(${condition}) * on (namespace, pod) group_left (node) max by (namespace, pod, node) (kube_pod_info)`;

const container = '{{ $labels.namespace }}/{{ $labels.pod }}, container {{ $labels.container }}';

/** Reasons that pass by themselves, and one that has its own alert. */
const notWaiting = 'ContainerCreating|PodInitializing|CrashLoopBackOff';

/** What kube-state-metrics says of nodes and pods. https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics */
export const podAlerts = explainedOn(clusterPage, [
  {
    name: 'NodeNotReady',
    kind: 'condition',
    expression: 'max by (node) (kube_node_status_condition{condition="Ready", status="true"}) == 0',
    holdsFor: minutes(5),
    severity: 'critical',
    summary: 'A node is not ready, and its pods are started elsewhere where that is possible.',
    description: 'It is {{ $labels.node }}.',
  },
  {
    name: 'NodeUnderPressure',
    kind: 'condition',
    expression:
      'max by (node, condition) (kube_node_status_condition{condition=~"(Memory|Disk|PID)Pressure", status="true"}) == 1',
    holdsFor: minutes(10),
    severity: 'warning',
    summary: 'A node runs out of something, and the kubelet evicts pods.',
    description: '{{ $labels.node }} says {{ $labels.condition }}.',
  },
  {
    name: 'PodCrashLooping',
    kind: 'condition',
    expression: withNode(
      'max by (namespace, pod, container) (max_over_time(kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"}[5m])) == 1',
    ),
    holdsFor: minutes(15),
    severity: 'warning',
    summary: 'A container ends again and again after its start.',
    description: `It is ${container}.`,
  },
  {
    name: 'ContainerWaiting',
    kind: 'condition',
    expression: withNode(
      `max by (namespace, pod, container, reason) (kube_pod_container_status_waiting_reason{reason!~"${notWaiting}"}) == 1`,
    ),
    holdsFor: minutes(15),
    severity: 'warning',
    summary: 'A container cannot be started: its image, its Secret or its configuration is not there.',
    description: `It is ${container}: {{ $labels.reason }}.`,
  },
  {
    name: 'ContainerKilledForMemory',
    kind: 'event',
    expression: withNode(
      'sum by (namespace, pod, container) (increase(kube_pod_container_status_restarts_total[15m])) > 0 and max by (namespace, pod, container) (kube_pod_container_status_last_terminated_reason{reason="OOMKilled"}) == 1',
    ),
    holdsFor: seconds(0),
    severity: 'warning',
    summary: 'The kernel has ended a container that used more memory than its limit.',
    description: `It is ${container}.`,
  },
  {
    name: 'PodNotReady',
    kind: 'condition',
    expression: withNode(
      'max by (namespace, pod) (kube_pod_status_phase{phase=~"Pending|Unknown"}) == 1 or max by (namespace, pod) (kube_pod_status_phase{phase="Running"}) == 1 unless max by (namespace, pod) (kube_pod_status_ready{condition="true"}) == 1',
    ),
    holdsFor: minutes(15),
    severity: 'warning',
    summary: 'A pod finds no node, does not start, or is not ready to answer.',
    description: 'It is {{ $labels.namespace }}/{{ $labels.pod }}.',
  },
]);
