import { readManifests } from '../../checks/manifests/files';
import type { RulesStatus } from '../../tools/e2e-cluster/permissions';

export type ResourceRule = NonNullable<RulesStatus['resourceRules']>[number];

interface Account {
  readonly name: string;
  readonly namespace: string;
}

interface Manifest {
  readonly kind: string;
  readonly metadata: Account;
  readonly rules?: readonly ResourceRule[];
  readonly roleRef?: { readonly kind: string; readonly name: string };
  readonly subjects?: readonly Account[];
}

const manifests = readManifests<Manifest>('dist', 'lab').map(({ object }) => object);

export const labAccounts = (): Account[] =>
  manifests.filter(({ kind }) => kind === 'ServiceAccount').map(({ metadata }) => metadata);

/** The rules that the lab's bindings give an account: in one namespace, or in all where none is named. */
export function rulesFor(name: string, namespace: string, within?: string): ResourceRule[] {
  const bindings = manifests.filter(({ kind, metadata, subjects = [] }) => {
    const fits = within === undefined ? kind === 'ClusterRoleBinding' : kind === 'RoleBinding';
    const subject = subjects.some((each) => each.name === name && each.namespace === namespace);
    return fits && subject && metadata.namespace === within;
  });
  return bindings.flatMap(({ metadata, roleRef }) =>
    manifests
      .filter(({ kind, metadata: role }) => kind === roleRef?.kind && role.name === roleRef.name)
      .filter(({ kind, metadata: role }) => kind === 'ClusterRole' || role.namespace === metadata.namespace)
      .flatMap(({ rules = [] }) => rules),
  );
}
