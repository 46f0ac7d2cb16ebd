import { stringify } from 'yaml';
import { type Break, breaks, brokenContainers } from './breaks';

/**
 * How kwok plays the kubelets: nodes are ready; a scheduled pod runs and is ready at once, unless one of its containers is broken;
 * a deleted one is gone, at once or, if it was evicted, in a moment. https://kwok.sigs.k8s.io/docs/user/stages-configuration/
 */
export function stages(): string {
  return [nodeReady, podReady, ...breaks.map(podBroken), podGone, evictedPodGone]
    .map((stage) => stringify(stage))
    .join('---\n');
}

const stage = (
  name: string,
  kind: 'Node' | 'Pod',
  expressions: readonly object[],
  next: object,
  delay?: { readonly durationMilliseconds: number },
) => ({
  apiVersion: 'kwok.x-k8s.io/v1alpha1',
  kind: 'Stage',
  metadata: { name },
  spec: { resourceRef: { apiGroup: 'v1', kind }, selector: { matchExpressions: expressions }, next, delay },
});

const notReady = {
  key: '.status.conditions.[] | select( .type == "Ready" ) | .status',
  operator: 'NotIn',
  values: ['True'],
};

/** The annotation of a node that is down: nothing says that it is ready. */
export const downAnnotation = 'lgtm-cdk8s-down';

const isUp = { key: `.metadata.annotations["${downAnnotation}"]`, operator: 'DoesNotExist' };

const nodeReady = stage('node-ready', 'Node', [notReady, isUp], {
  statusTemplate: `
{{ $now := Now }}
phase: Running
addresses:
- type: InternalIP
  address: {{ NodeIP | Quote }}
- type: Hostname
  address: {{ NodeName | Quote }}
conditions:
{{ range NodeConditions }}
- type: {{ .type | Quote }}
  status: {{ .status | Quote }}
  reason: {{ .reason | Quote }}
  message: {{ .message | Quote }}
  lastHeartbeatTime: {{ $now | Quote }}
  lastTransitionTime: {{ $now | Quote }}
{{ end }}
`,
});

const podReady = stage(
  'pod-ready',
  'Pod',
  [
    { key: '.metadata.deletionTimestamp', operator: 'DoesNotExist' },
    { key: '.status.phase', operator: 'In', values: ['Pending'] },
    notReady,
    { key: brokenContainers(), operator: 'DoesNotExist' },
  ],
  {
    statusTemplate: `
{{ $now := Now }}
phase: Running
startTime: {{ $now | Quote }}
conditions:
{{ range list "Initialized" "Ready" "ContainersReady" }}
- type: {{ . | Quote }}
  status: "True"
  lastTransitionTime: {{ $now | Quote }}
{{ end }}
containerStatuses:
{{ range .spec.containers }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  ready: true
  restartCount: 0
  state:
    running:
      startedAt: {{ $now | Quote }}
{{ end }}
initContainerStatuses:
{{ range .spec.initContainers }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  ready: true
  restartCount: 0
  state:
    terminated:
      exitCode: 0
      reason: Completed
      startedAt: {{ $now | Quote }}
      finishedAt: {{ $now | Quote }}
{{ end }}
{{ with PodIPsWith .spec.nodeName (or .spec.hostNetwork false) (or .metadata.uid "") .metadata.name .metadata.namespace }}
podIP: {{ index . 0 | Quote }}
podIPs:
- ip: {{ index . 0 | Quote }}
{{ end }}
`,
  },
);

/** A pod that is never ready, with what a kubelet would say. */
const podBroken = (broken: Break, index: number) =>
  stage(
    `pod-broken-${index + 1}`,
    'Pod',
    [
      { key: '.metadata.deletionTimestamp', operator: 'DoesNotExist' },
      { key: brokenContainers(broken), operator: 'Exists' },
      { key: '.status.containerStatuses', operator: 'DoesNotExist' },
    ],
    {
      statusTemplate: `
{{ $now := Now }}
phase: ${broken.end ? 'Running' : 'Pending'}
startTime: {{ $now | Quote }}
conditions:
- type: Initialized
  status: "True"
  lastTransitionTime: {{ $now | Quote }}
{{ range list "Ready" "ContainersReady" }}
- type: {{ . | Quote }}
  status: "False"
  reason: ContainersNotReady
  lastTransitionTime: {{ $now | Quote }}
{{ end }}
containerStatuses:
{{ range .spec.containers }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  ready: false
  restartCount: 0
  state:
    waiting:
      reason: ${broken.reason}
${broken.end ? lastState(broken.end) : ''}
{{ end }}
`,
    },
  );

const lastState = ({ reason, exitCode }: { readonly reason: string; readonly exitCode: number }) => `
  lastState:
    terminated:
      exitCode: ${exitCode}
      reason: ${reason}
      startedAt: {{ $now | Quote }}
      finishedAt: {{ $now | Quote }}`;

const isDeleted = { key: '.metadata.deletionTimestamp', operator: 'Exists' };

const whetherEvicted = (operator: 'Exists' | 'DoesNotExist') => ({
  key: '(.status.conditions // [])[] | select( .type == "DisruptionTarget" ) | .type',
  operator,
});

const podGone = stage('pod-gone', 'Pod', [isDeleted, whetherEvicted('DoesNotExist')], { delete: true });

/**
 * An evicted pod takes a moment to end. Were its StatefulSet to make the next one of that name at once, the controller of budgets, which
 * knows evicted pods by their names, would count it as one that is to go, for two minutes.
 */
const evictedPodGone = stage(
  'evicted-pod-gone',
  'Pod',
  [isDeleted, whetherEvicted('Exists')],
  { delete: true },
  { durationMilliseconds: 1500 },
);
