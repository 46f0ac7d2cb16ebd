import type { Affinity, LocalObjectReference, Toleration } from '../../../../imports/k8s';
import { merged } from './merge';

/**
 * What a company says of every pod of an environment, or of those of one component, in Kubernetes' own words.
 *
 * What a component says is merged into what its environment says: maps merge, lists append, of anything else the component's
 * counts. Selectors never get any of it, as they cannot be changed in place; nor do the claims of a StatefulSet.
 */
export interface PodDefaults {
  /**
   * A mirror of the registries, as host and optionally a path: `registry.example.com/mirror` takes the place of the host of
   * every image, so that `docker.io/grafana/loki` becomes `registry.example.com/mirror/grafana/loki`. A mirror that has a path
   * for each registry is a map by host: `{ 'docker.io': 'registry.example.com/dockerhub' }`, and every registry must be in it.
   * An image that is in the mirror's own host already stays as it is. Default: every image comes from where its name says.
   */
  readonly registry?: string | Readonly<Record<string, string>>;
  /**
   * The digest of each image by its repository and tag, as `constructs/images.ts` has them:
   * `{ 'docker.io/grafana/loki:3.7.8': 'sha256:…' }`. With any, every image must have one. Default: images are known by tag.
   * https://kubernetes.io/docs/concepts/containers/images/#image-names
   */
  readonly imageDigests?: Readonly<Record<string, string>>;
  /**
   * The Secrets with the credentials of the registry, which somebody makes in each namespace: `[{ name: 'registry' }]`.
   * Default: none. https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/
   */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /**
   * The labels of the nodes on which the pods may run: `{ 'node-pool': 'observability' }`. An agent belongs on every node: of
   * the environment's it takes the operating system and the architecture alone, and everything of its component's.
   * Default: any node. https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodeselector
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /**
   * The taints of nodes that the pods tolerate. An agent tolerates every taint anyway. Default: none.
   * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
   */
  readonly tolerations?: readonly Toleration[];
  /**
   * Near which nodes and pods the pods run, or far from which. A node needs to match only one of two `nodeSelectorTerms`, also
   * where one is the environment's and one the component's. An agent takes only that of its component. Default: none.
   * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#affinity-and-anti-affinity
   */
  readonly affinity?: Affinity;
  /**
   * Which pods go first where nodes are full: the name of a PriorityClass that the cluster has. Default: the cluster's own; agents
   * have one that is rendered with them, the highest that there is for others than the cluster itself.
   * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
   */
  readonly priorityClassName?: string;
  /** Labels of the pods: `{ team: 'platform' }`. A change rolls them. Default: those that are written anyway. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations of the pods: `{ 'sidecar.istio.io/inject': 'false' }`. A change rolls them. Default: as with labels. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Labels of every object, pods included: `{ 'cost-centre': '4711' }`. A change rolls the pods. Default: as with labels. */
  readonly commonLabels?: Readonly<Record<string, string>>;
  /** Annotations of every object, pods included. A change rolls the pods. Default: as with labels. */
  readonly commonAnnotations?: Readonly<Record<string, string>>;
  /**
   * Annotations of the ServiceAccounts, by which a cloud gives their pods an identity:
   * `{ 'eks.amazonaws.com/role-arn': 'arn:aws:iam::…' }`. Default: none.
   */
  readonly serviceAccountAnnotations?: Readonly<Record<string, string>>;
}

/**
 * What a company says of pods, as a value for the property `pods` of an environment or a component. Several, such as those of
 * the company and those of one region, are merged in their order.
 */
export function podDefaults(...values: readonly PodDefaults[]): PodDefaults {
  return values.reduce(merged, {});
}

/** The labels of nodes that say what a node is, not what it is for: an image that does not run there helps nobody. */
const kindsOfNode = ['kubernetes.io/os', 'kubernetes.io/arch'];

/** What an environment says of the agents on its nodes: everything but where pods are placed. */
export function forNodeAgents({ nodeSelector, affinity: _, ...rest }: PodDefaults): PodDefaults {
  const kept = Object.entries(nodeSelector ?? {}).filter(([label]) => kindsOfNode.includes(label));
  return kept.length > 0 ? { ...rest, nodeSelector: Object.fromEntries(kept) } : rest;
}
