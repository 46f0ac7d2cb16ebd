import { createHash } from 'node:crypto';
import { labelsMatch } from '../../../constructs/kit/model/labels-match';
import type { Peer } from '../../../constructs/kit/model/peer';
import { ipv4Network, type PodNetwork } from './addresses';
import type { Container, PodSpec, Workload } from './kubernetes';
import type { Manifests } from './manifests';
import { nodeName } from './node';

/** One pod of a rendered workload, with what the control plane would add to it. */
export interface Pod {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  readonly address: string;
  /** The network that it is on. */
  readonly network: PodNetwork;
  /** The name of the workload that it belongs to. */
  readonly workload: string;
  /** What a run calls it: its workload, or the pod itself where the workload has several. */
  readonly title: string;
  /** Names beyond the cluster by which it is known, of a pod that a run plays. Default: none. */
  readonly hostNames?: readonly string[];
  /** The node to which it is bound. */
  readonly node: string;
  /** What Kubernetes states as the pod's controller. */
  readonly controller: { readonly kind: string; readonly name: string };
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly spec: PodSpec;
  /** The names of the volumes that are claimed for this pod. */
  readonly claims: readonly string[];
}

/** Letters and digits that Kubernetes uses in generated names. */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789';

/** One pod for each rendered workload, of a StatefulSet each of its replicas; the same names in every run. */
export function renderedPods(manifests: Manifests, network: PodNetwork = ipv4Network): Pod[] {
  const workloads = [
    ...manifests.ofKind('StatefulSet'),
    ...manifests.ofKind('DaemonSet'),
    ...manifests.ofKind('Deployment'),
    ...manifests.ofKind('Job'),
  ];
  return workloads
    .flatMap((workload) => {
      const replicas = podsOf(workload, manifests.everyReplica);
      return Array.from({ length: replicas }, (_, ordinal) => ({ workload, ordinal, several: replicas > 1 }));
    })
    .map(({ workload, ordinal, several }, index) =>
      podOf(workload, network.rendered(index), network, several ? ordinal : undefined),
    );
}

/** Replicas of a StatefulSet have names and volumes of their own; those of a Deployment are alike, and one can stand for all. */
const podsOf = ({ kind, spec }: Workload, everyReplica: boolean): number =>
  kind === 'StatefulSet' || (kind === 'Deployment' && everyReplica) ? (spec.replicas ?? 1) : 1;

/** A pod of a workload, with what the control plane adds to it. `which`: its number, where there are several. */
export function podOf(workload: Workload, address: string, network: PodNetwork, which?: number): Pod {
  const ordinal = which ?? 0;
  const { name, namespace = 'default' } = workload.metadata;
  const { template, volumeClaimTemplates = [] } = workload.spec;
  const hash = generated(`${namespace}/${name}`, 9);
  const suffix = generated(`${namespace}/${name}/pod${ordinal === 0 ? '' : `/${ordinal}`}`, 5);
  const replicaSet = `${name}-${hash}`;
  const names: Record<string, string> = {
    StatefulSet: `${name}-${ordinal}`,
    DaemonSet: `${name}-${suffix}`,
    Deployment: `${replicaSet}-${suffix}`,
    Job: `${name}-${suffix}`,
  };
  const deployed = workload.kind === 'Deployment';
  return {
    name: names[workload.kind] ?? name,
    namespace,
    uid: uuid(`${namespace}/${name}${ordinal === 0 ? '' : `/${ordinal}`}`),
    // As the kubelet does it: a pod without a network of its own has the address of its node.
    address: template.spec.hostNetwork ? network.node : address,
    network,
    workload: name,
    title: which === undefined ? name : `${name}-${which}`,
    node: template.spec.nodeName ?? nodeName(0),
    controller: deployed ? { kind: 'ReplicaSet', name: replicaSet } : { kind: workload.kind, name },
    labels: { ...template.metadata.labels, ...(deployed ? { 'pod-template-hash': hash } : {}) },
    annotations: template.metadata.annotations ?? {},
    spec: template.spec,
    claims: volumeClaimTemplates.map((claim) => claim.metadata.name),
  };
}

/** Whether a pod does its work once and ends. A run starts it when it is asked to. */
export const runsOnce = ({ controller }: Pod): boolean => controller.kind === 'Job';

/** Whether a network policy that names the peer means this pod. */
export function isPeer(peer: Peer, pod: Pod): boolean {
  if (peer.kind !== 'pods') return false;
  const { namespace, labels } = peer;
  return (typeof namespace !== 'string' || namespace === pod.namespace) && labelsMatch(labels, pod.labels);
}

/** The container that the pod is about. */
export function mainContainer(pod: Pod): Container {
  const [container] = pod.spec.containers;
  if (!container) throw new Error(`pod ${pod.name} has no container`);
  return container;
}

/** The number of a port that is given by its name or number. */
export function portOf(pod: Pod, port: string | number): number {
  if (typeof port === 'number') return port;
  const found = pod.spec.containers
    .flatMap((container) => container.ports ?? [])
    .find((candidate) => candidate.name === port);
  if (!found) throw new Error(`pod ${pod.name} has no port ${port}`);
  return found.containerPort;
}

function generated(seed: string, length: number): string {
  const digest = createHash('sha256').update(seed).digest();
  return [...digest.subarray(0, length)].map((byte) => alphabet[byte % alphabet.length]).join('');
}

function uuid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
