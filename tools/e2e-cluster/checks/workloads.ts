import type { Outcome } from '../../report';
import { sleep } from '../../wait';
import type { ControlPlane } from '../control-plane';
import { type KubernetesObject, keyOf } from '../kubernetes/object';
import { Objects } from '../kubernetes/objects';

interface Workload extends KubernetesObject {
  readonly spec: { readonly replicas?: number; readonly minReadySeconds?: number };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly readyReplicas?: number;
    readonly updatedReplicas?: number;
    readonly numberReady?: number;
    readonly desiredNumberScheduled?: number;
    readonly updatedNumberScheduled?: number;
    readonly conditions?: readonly Condition[];
  };
}

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly message?: string;
}

interface Pod extends KubernetesObject {
  readonly status?: { readonly conditions?: readonly Condition[] };
}

interface Claim extends KubernetesObject {
  readonly status?: { readonly phase?: string };
}

interface Ingress extends KubernetesObject {
  readonly status?: { readonly loadBalancer?: { readonly ingress?: readonly object[] } };
}

/** Kubernetes looks at the types in its expressions, and says what it finds. */
interface Policy extends KubernetesObject {
  readonly status?: {
    readonly observedGeneration?: number;
    readonly typeChecking?: { readonly expressionWarnings?: readonly { readonly warning: string }[] };
  };
}

const kinds = ['Deployment', 'StatefulSet', 'DaemonSet'];

/** How long something may take that is waited for, not measured: on two cores that have other work too, several times the usual. */
export const waitSeconds = 120;

/**
 * Waits until every pod of every workload is there and ready, every claim is bound, and every Ingress has an address. `seconds`: the most that this
 * may take beside the time that workloads state for a roll themselves.
 */
export async function everythingRuns(controlPlane: ControlPlane, seconds = waitSeconds): Promise<Outcome> {
  const begin = Date.now();
  for (;;) {
    controlPlane.assertRuns();
    const objects = await Objects.read(controlPlane.api);
    const problems = whatDoesNotRun(objects);
    if (problems.length === 0) return { passed: true, got: counts(objects) };
    if (Date.now() > begin + (seconds + rollSeconds(objects)) * 1000)
      return { passed: false, got: problems.join('\n') };
    await sleep(300);
  }
}

/** What the longest roll takes at least: each pod is to be ready for a while before the next one is taken. */
const rollSeconds = (objects: Objects): number =>
  Math.max(
    0,
    ...objects
      .ofKind<Workload>('StatefulSet')
      .map(({ spec: { replicas = 1, minReadySeconds = 0 } }) => replicas * minReadySeconds),
  );

function counts(objects: Objects): string {
  const count = (kind: string) => objects.ofKind(kind).length;
  const workloads = kinds.reduce((sum, kind) => sum + count(kind), 0);
  return `${workloads} workloads, ${count('Pod')} pods ready, ${count('PersistentVolumeClaim')} claims bound`;
}

function whatDoesNotRun(objects: Objects): string[] {
  const workloads = kinds.flatMap((kind) => objects.ofKind<Workload>(kind));
  const none = workloads.length === 0 ? ['there is no workload'] : [];
  return [
    ...none,
    ...workloads.flatMap((workload) => workloadProblems(workload)),
    ...objects.ofKind<Pod>('Pod').flatMap((pod) => podProblems(pod)),
    ...objects
      .ofKind<Claim>('PersistentVolumeClaim')
      .filter(({ status }) => status?.phase !== 'Bound')
      .map((claim) => `${keyOf(claim)} is ${status(claim)}`),
    ...objects.ofKind<Policy>('ValidatingAdmissionPolicy').flatMap((policy) => policyProblems(policy)),
    ...objects
      .ofKind<Ingress>('Ingress')
      .filter((ingress) => !ingress.status?.loadBalancer?.ingress?.length)
      .map((ingress) => `${keyOf(ingress)} has no address`),
  ];
}

function policyProblems(policy: Policy): string[] {
  const { observedGeneration, typeChecking } = policy.status ?? {};
  if (observedGeneration !== policy.metadata.generation) return [`${keyOf(policy)} was not looked at yet`];
  return (typeChecking?.expressionWarnings ?? []).map(({ warning }) => `${keyOf(policy)}: ${warning}`);
}

const status = ({ status: given }: Claim): string => given?.phase ?? 'without a phase';

function workloadProblems(workload: Workload): string[] {
  const { kind, metadata, spec, status = {} } = workload;
  // The controller says why it can't make pods: Pod Security, a quota, an account that is missing.
  const failures = (status.conditions ?? []).filter((each) => each.type === 'ReplicaFailure' && each.status === 'True');
  if (failures.length > 0) return failures.map(({ message }) => `${keyOf(workload)}: ${message}`);
  if (status.observedGeneration !== metadata.generation) return [`${keyOf(workload)} was not looked at yet`];
  const daemons = kind === 'DaemonSet';
  const wanted = daemons ? (status.desiredNumberScheduled ?? 0) : (spec.replicas ?? 1);
  const ready = (daemons ? status.numberReady : status.readyReplicas) ?? 0;
  const updated = (daemons ? status.updatedNumberScheduled : status.updatedReplicas) ?? 0;
  if (daemons && wanted === 0) return [`${keyOf(workload)} is wanted on no node`];
  if (ready === wanted && updated === wanted) return [];
  return [`${keyOf(workload)}: ${ready} of ${wanted} pods are ready, ${updated} of them as they should be`];
}

function podProblems(pod: Pod): string[] {
  if (pod.metadata.deletionTimestamp) return [`${keyOf(pod)} is ending`];
  const conditions = pod.status?.conditions ?? [];
  const unschedulable = conditions.find((each) => each.type === 'PodScheduled' && each.status === 'False');
  if (unschedulable) return [`${keyOf(pod)}: ${unschedulable.message}`];
  return conditions.some((each) => each.type === 'Ready' && each.status === 'True')
    ? []
    : [`${keyOf(pod)} is not ready`];
}
