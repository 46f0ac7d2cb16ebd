import type { Mesh } from './cluster';

/** The levels of the Pod Security standards. https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export type PodSecurityLevel = 'restricted' | 'baseline' | 'privileged';

export interface NamespaceProps {
  /** What its pods may do. Default: `restricted`. */
  readonly podSecurity?: PodSecurityLevel;
  /** Why it needs more than `restricted`; kept as an annotation. Required with any other level. */
  readonly reason?: string;
  /** Its pods are in the cluster's mesh. Default: no. */
  readonly inMesh?: boolean;
  /** Hubble shows the HTTP flows that leave its pods unencrypted, where Cilium has `layer7Visibility`. Default: no. */
  readonly showFlows?: boolean;
}

/** A namespace that the environment owns: it is rendered with its Pod Security level and a default-deny policy. */
export class Namespace {
  readonly podSecurity: PodSecurityLevel;
  readonly reason?: string;
  readonly inMesh: boolean;
  readonly showFlows: boolean;

  constructor(
    readonly name: string,
    props: NamespaceProps,
    readonly mesh: Mesh | undefined,
  ) {
    this.podSecurity = props.podSecurity ?? 'restricted';
    this.reason = props.reason;
    this.inMesh = props.inMesh ?? false;
    this.showFlows = props.showFlows ?? false;
  }
}
