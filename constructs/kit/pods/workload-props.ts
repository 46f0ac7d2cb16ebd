import type { KubeDeploymentProps } from '../../../imports/k8s';
import type { Endpoint } from '../model/endpoint';
import type { Pods } from '../model/peer';
import type { Protocol } from '../model/protocols';
import type { NeededSecret } from '../model/secret-key';
import type { Bytes, Duration } from '../model/units';
import type { Permissions } from './account';
import type { Autoscaling } from './autoscaling';
import type { ConfigurationFiles } from './configuration';
import type { ContainerProps, PortProps } from './container';
import type { PatchSource } from './patch-source';
import type { ObjectScope } from './scope';
import type { Identity } from './security';
import type { UntilUnready } from './until-unready';

/** Pods of one kind, with the properties of their main container. */
export interface WorkloadProps extends Omit<ContainerProps, 'name' | 'ports'> {
  /** The name of its objects. Default: the component's name. */
  readonly name?: string;
  /**
   * What makes its pods: a StatefulSet where each has a volume of its own, a DaemonSet for one on each node, a Job for one that does its
   * work once.
   */
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Job';
  /** How many pods; a DaemonSet has one on each node, a Job has one. Default: 1. */
  readonly replicas?: number;
  /** How many pods, by what they take; of Deployments alone. Git then has no number of them. Default: `replicas`. */
  readonly autoscaling?: Autoscaling;
  /**
   * How its pods are spread over nodes and zones. `required`: never two in one zone, or on one node where the cluster states no zones, as
   * they keep copies of the same; a pod waits rather than break that. Default: `preferred`, as far as there is room.
   * https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
   */
  readonly spread?: 'preferred' | 'required';
  /** The zone whose nodes alone run its pods. Default: any. */
  readonly zone?: string;
  /** The zones whose nodes alone run its pods, where they are several. Default: any. */
  readonly zones?: readonly string[];
  /** The name of a workload on whose nodes its pods are not put, as far as there is room. Default: none. */
  readonly apartFrom?: string;
  /** Whether a name leads to each of its pods, for clients that choose among them. Default: not for a Deployment, and for all others. */
  readonly headless?: boolean;
  /** Whether another name leads to each of its pods that is ready, for clients that spread their requests over them. Default: no. */
  readonly namesReadyPods?: boolean;
  /**
   * Whether its Service leads all requests from one address to the same pod, as long as that is ready: for pods that do not have the same.
   * Default: `None`, to any. https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity
   */
  readonly sessionAffinity?: 'None' | 'ClientIP';
  /**
   * The workloads with whose pods its own must never be rolled at once, as they keep copies of the same data: the name of their group.
   * StatefulSets only. Default: it is rolled whenever it changes.
   */
  readonly rolledInTurn?: string;
  /** Whether somebody else bounds how many of its pods are evicted at once, with those of other workloads. Default: one at a time is. */
  readonly sharesDisruptionBudget?: boolean;
  /**
   * How long a new pod must be ready before the next one is replaced; StatefulSets only. Default: not at all, Kubernetes' own.
   * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#minimum-ready-seconds
   */
  readonly minReady?: Duration;
  /** As whom its containers run. */
  readonly identity: Identity;
  /** Ports by name. With none, there is no Service. */
  readonly ports: Readonly<Record<string, PortProps>>;
  /** Files that its program reads. Default: none. */
  readonly configuration?: readonly ConfigurationFiles[];
  /** A volume that outlives the pod; StatefulSets only. Default: none. */
  readonly data?: { readonly mountPath: string; readonly size: Bytes };
  /** What it may do with the Kubernetes API; a function is asked when every component is there. Default: nothing. */
  readonly permissions?: Permissions | (() => Permissions | undefined);
  /**
   * Its pods are on the network of their node, and why they must be. All that reaches the node reaches their ports, as no policy selects
   * them. Default: they have a network of their own.
   */
  readonly hostNetwork?: { readonly reason: string };
  /**
   * Its pods see the processes of their node, and why they must: `hostPID`. Default: they see their own alone.
   * https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
   */
  readonly hostProcesses?: { readonly reason: string };
  /** Containers that run before the program, in their order. Default: none. */
  readonly initContainers?: readonly ContainerProps[];
  /** Containers beside the program. Default: none. */
  readonly sidecars?: readonly ContainerProps[];
  /** Labels of the pods beyond the recommended ones. Default: none. */
  readonly podLabels?: Readonly<Record<string, string>>;
  /** Annotations of its service account, by which a cloud knows its pods. Default: what is said of pods. */
  readonly serviceAccountAnnotations?: Readonly<Record<string, string>>;
  /** Annotations of the pods, before those that the environment says of every pod. Default: none. */
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /** How long it may take to end, once nobody is led to it. Default: 30 seconds, Kubernetes' own. */
  readonly terminationGrace?: Duration;
  /**
   * Who makes a pod go on for ten seconds when it is asked to end, until no Service leads to it. Default: nobody does, and a pod of several
   * refuses those who come meanwhile.
   */
  readonly untilUnready?: UntilUnready;
  /** A change to the finished Deployment, such as `withJavaAgent`. Default: none. */
  readonly patch?: DeploymentPatch;
  /** The component's property that brings the patch, for findings. Default: `patch`. */
  readonly patchProperty?: string;
}

/** A change to a finished Deployment. */
export interface DeploymentPatch {
  /** `source`: where images come from that it adds, and to which environment the pods belong. */
  (deployment: KubeDeploymentProps, source: PatchSource): KubeDeploymentProps;
  /** Whom the pods call because of it. Default: nobody. */
  readonly connections?: readonly PatchConnection[];
  /** Where the pods show metrics because of it. Default: nowhere. */
  readonly metrics?: PatchMetrics;
}

/** An endpoint that a patch writes into the pods. */
export interface PatchConnection {
  /** Where the environment file names it. */
  readonly property: string;
  readonly protocol: Protocol;
  readonly to: Endpoint;
  /** The pods show the credentials of the endpoint and know its certificate authority. Default: they can't. */
  readonly usesAccess?: boolean;
  /** The Secrets that the pods need for it. Default: none. */
  readonly secrets?: readonly NeededSecret[];
}

/** Metrics that pods show because of a patch. */
export interface PatchMetrics {
  /** The container's port. Default: its first. */
  readonly port?: number;
  readonly path: string;
}

/** What the objects of a workload are written from. */
export interface WorkloadView {
  readonly component: ObjectScope;
  readonly name: string;
  readonly props: WorkloadProps;
  /** How many pods there are, the fewest where an autoscaler decides. */
  readonly replicas: number;
  /** How many pods there may be. */
  readonly mostReplicas: number;
  /** Its pods, as policies and Services select them. */
  readonly peer: Pods;
}
