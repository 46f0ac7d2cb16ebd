import type { PolicyRule } from '../../../imports/k8s';

/** Whose pods may do more than the Pod Security standard `restricted` allows or ask the Kubernetes API, and why they must. */
interface Asked {
  readonly component: string;
  readonly namespace: string;
  readonly workload: string;
  /** Why the program cannot do its work without it. */
  readonly reason: string;
}

/** Its processes run as root. */
export interface RootUser extends Asked {
  readonly kind: 'root-user';
}

/** Its containers add a Linux capability. https://man7.org/linux/man-pages/man7/capabilities.7.html */
export interface AddedCapability extends Asked {
  readonly kind: 'capability';
  /** As Kubernetes names it, without `CAP_`: `SYS_PTRACE`. */
  readonly capability: string;
}

/** It sees a folder of its node. */
export interface HostFolder extends Asked {
  readonly kind: 'host-folder';
  /** The folder on the node. */
  readonly path: string;
  readonly readOnly: boolean;
}

/** Its pods are on the network of their node. */
export interface HostNetwork extends Asked {
  readonly kind: 'host-network';
}

/** Its pods see the processes of their node, those of every other pod among them. */
export interface HostProcesses extends Asked {
  readonly kind: 'host-processes';
}

/** Its account may do something with the Kubernetes API. */
export interface ApiPermission extends Asked {
  readonly kind: 'api-permission';
  /** `cluster`: in every namespace; `namespace`: in its own. */
  readonly scope: 'cluster' | 'namespace';
  readonly rule: PolicyRule;
}

/** What pods may do beyond the Pod Security standard `restricted`, and with the Kubernetes API. */
export type Privilege = RootUser | AddedCapability | HostFolder | HostNetwork | HostProcesses | ApiPermission;
