import { brand } from './brand';
import { callSite } from './call-site';
import type { Mesh } from './cluster';
import { flag, oneOf, optional, type Validators, words } from './validation';

/** The levels of the Pod Security standards. https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export const podSecurityLevels = ['restricted', 'baseline', 'privileged'] as const;

/** One of these levels. */
export type PodSecurityLevel = (typeof podSecurityLevels)[number];

/** What a namespace takes. */
export interface NamespaceProps {
  /**
   * It is there already and somebody else's: neither it nor its labels nor a policy for all of its pods is rendered.
   * Default: no, it comes and goes with the environment.
   */
  readonly existing?: boolean;
  /** What its pods may do. Default: `restricted`; of an existing one `privileged`, as of every namespace without a label. */
  readonly podSecurity?: PodSecurityLevel;
  /** Why it needs more than `restricted`; kept as an annotation. Required with any other level, unless the namespace is there already. Default: none. */
  readonly reason?: string;
  /** Its pods are in the cluster's mesh. Default: no. */
  readonly inMesh?: boolean;
  /** Hubble shows the HTTP flows that leave its pods unencrypted, where Cilium has `layer7Visibility`. Default: no. */
  readonly showFlows?: boolean;
}

export const namespaceValidators: Validators<NamespaceProps> = {
  existing: optional(flag()),
  podSecurity: optional(oneOf(podSecurityLevels)),
  reason: optional(words('node agents read folders of the node')),
  inMesh: optional(flag()),
  showFlows: optional(flag()),
};

/** A namespace in which components run. One that the environment brings is rendered with its Pod Security level and a default-deny policy. */
export class Namespace {
  static {
    brand(Namespace, 'Namespace');
  }

  /** It is there already and somebody else's. */
  readonly existing: boolean;
  /** What its pods may do. */
  readonly podSecurity: PodSecurityLevel;
  /** Why it needs more than `restricted`. */
  readonly reason?: string;
  /** Its pods are in the cluster's mesh. */
  readonly inMesh: boolean;
  /** Hubble shows the HTTP flows that leave its pods. */
  readonly showFlows: boolean;
  /** Where it was added. */
  readonly madeAt = callSite();

  constructor(
    readonly name: string,
    props: NamespaceProps,
    readonly mesh: Mesh | undefined,
  ) {
    this.existing = props.existing ?? false;
    this.podSecurity = props.podSecurity ?? (this.existing ? 'privileged' : 'restricted');
    this.reason = props.reason;
    this.inMesh = props.inMesh ?? false;
    this.showFlows = props.showFlows ?? false;
  }
}
