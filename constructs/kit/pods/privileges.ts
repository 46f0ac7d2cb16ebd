import type { Privilege } from '../model/privilege';
import { ruleOf } from './account';
import { grantedTo } from './granted';
import { isNodeAgent } from './security';
import type { WorkloadView } from './workload-props';

/** Every privilege that a workload asks for, each with its reason. Nothing else gives its pods one. */
export function privilegesOf({ component, name, props }: WorkloadView): Privilege[] {
  const { identity, hostNetwork, hostProcesses, sidecars = [], initContainers = [] } = props;
  const permissions = grantedTo(props) ?? {};
  const owner = { component: component.name, namespace: component.targetNamespace.name, workload: name };
  const mounts = [props, ...sidecars, ...initContainers].flatMap((container) => container.mounts ?? []);
  const ofAgent: Privilege[] = isNodeAgent(identity)
    ? [
        { kind: 'root-user', ...owner, reason: identity.reason },
        ...(identity.capabilities ?? []).map(
          ({ name: capability, reason }): Privilege => ({ kind: 'capability', ...owner, capability, reason }),
        ),
      ]
    : [];
  return [
    ...ofAgent,
    ...(hostNetwork ? [{ kind: 'host-network', ...owner, ...hostNetwork } as const] : []),
    ...(hostProcesses ? [{ kind: 'host-processes', ...owner, ...hostProcesses } as const] : []),
    ...mounts.flatMap(({ hostFolder }): Privilege[] => {
      if (!hostFolder) return [];
      const { path, readOnly, reason } = hostFolder;
      return [{ kind: 'host-folder', ...owner, path, readOnly, reason }];
    }),
    ...(['cluster', 'namespace'] as const).flatMap((scope) =>
      (permissions[scope] ?? []).map(
        (permission): Privilege => ({
          kind: 'api-permission',
          ...owner,
          scope,
          rule: ruleOf(permission),
          reason: permission.reason,
        }),
      ),
    ),
  ];
}
