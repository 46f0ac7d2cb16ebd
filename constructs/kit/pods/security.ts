import type { Capabilities, PodSecurityContext, SecurityContext } from '../../../imports/k8s';

/** As whom a pod runs. */
export type Identity =
  /** An unprivileged user, whose group owns the volumes too. */
  | { readonly user: number; readonly group?: number }
  /** Root on its node, for agents that read what only root may read. It keeps no capability but those it names. */
  | {
      readonly nodeAgent: true;
      /** Why the program cannot run as another user. */
      readonly reason: string;
      readonly capabilities?: readonly Capability[];
    };

/** A Linux capability, as Kubernetes names it, and why the program cannot do its work without it. */
export interface Capability {
  readonly name: string;
  readonly reason: string;
}

/** Whether a pod runs as root on its node. */
export const isNodeAgent = (identity: Identity): identity is Extract<Identity, { nodeAgent: true }> =>
  'nodeAgent' in identity;

/** The pod's half of the Pod Security standard `restricted`; node agents differ in the user alone. `readsNode`: folders of its node. */
export function podSecurityContext(
  identity: Identity,
  { seLinux, readsNode }: { readonly seLinux?: boolean; readonly readsNode: boolean },
): PodSecurityContext {
  const seccompProfile = { type: 'RuntimeDefault' };
  // Any other type hides the folders of the node, root or not.
  const seLinuxOptions = seLinux && (readsNode || isNodeAgent(identity)) ? { type: 'spc_t' } : undefined;
  if (isNodeAgent(identity)) {
    return { runAsUser: 0, runAsGroup: 0, seccompProfile, seLinuxOptions };
  }
  const group = identity.group ?? identity.user;
  return {
    runAsNonRoot: true,
    runAsUser: identity.user,
    runAsGroup: group,
    fsGroup: group,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile,
    seLinuxOptions,
  };
}

/** The container's half. */
export function containerSecurityContext(identity: Identity): SecurityContext {
  const added = isNodeAgent(identity) ? identity.capabilities : undefined;
  const capabilities: Capabilities = { drop: ['ALL'], ...(added ? { add: added.map(({ name }) => name) } : {}) };
  return { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities };
}
