import {
  KubeClusterRole,
  KubeClusterRoleBinding,
  KubeRole,
  KubeRoleBinding,
  KubeServiceAccount,
  type PolicyRule,
} from '../../../imports/k8s';
import { unlessEmpty } from '../vocabulary/labels';
import type { ObjectScope } from './scope';

/** A rule of a role, and why the program cannot do its work without it. */
export interface Permission extends PolicyRule {
  /** What the program does with it. People who review the environment read it. */
  readonly reason: string;
}

/** What a workload may do with the Kubernetes API. */
export interface Permissions {
  /** In the whole cluster. */
  readonly cluster?: readonly Permission[];
  /** In the workload's own namespace. */
  readonly namespace?: readonly Permission[];
  /** Only containers that mount the access themselves have it. Default: every container of the pod. */
  readonly mountedExplicitly?: boolean;
}

/** A permission as a role states it. */
export function ruleOf({ reason, ...rule }: Permission): PolicyRule {
  return rule;
}

/** A workload's account, with a role and its binding for each scope in which it may do something. */
export function addServiceAccount(
  component: ObjectScope,
  name: string,
  permissions: Permissions = {},
  annotations: Readonly<Record<string, string>> = {},
): void {
  const metadata = (kind: string, namespace?: null, objectName = name) =>
    component.objectMetadata(kind, objectName, { workload: name, namespace });
  new KubeServiceAccount(component, `${name}-service-account`, {
    metadata: component.objectMetadata('ServiceAccount', name, {
      workload: name,
      annotations: unlessEmpty({ ...component.pods.serviceAccountAnnotations, ...annotations }),
    }),
    automountServiceAccountToken: false,
  });
  const subjects = [{ kind: 'ServiceAccount', name, namespace: component.targetNamespace.name }];
  const apiGroup = 'rbac.authorization.k8s.io';
  if (permissions.cluster) {
    // Cluster-scoped names are shared by every environment of a cluster.
    const clusterName = `${component.environment.name}-${name}`;
    new KubeClusterRole(component, `${name}-cluster-role`, {
      metadata: metadata('ClusterRole', null, clusterName),
      rules: permissions.cluster.map(ruleOf),
    });
    new KubeClusterRoleBinding(component, `${name}-cluster-role-binding`, {
      metadata: metadata('ClusterRoleBinding', null, clusterName),
      roleRef: { apiGroup, kind: 'ClusterRole', name: clusterName },
      subjects,
    });
  }
  if (permissions.namespace) {
    new KubeRole(component, `${name}-role`, { metadata: metadata('Role'), rules: permissions.namespace.map(ruleOf) });
    new KubeRoleBinding(component, `${name}-role-binding`, {
      metadata: metadata('RoleBinding'),
      roleRef: { apiGroup, kind: 'Role', name },
      subjects,
    });
  }
}
