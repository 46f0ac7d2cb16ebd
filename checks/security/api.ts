import type { Privilege } from '../../constructs/kit';
import type { Check } from '../check';
import { findingAt } from '../findings';
import type { RoleRule } from '../manifests/kubernetes';
import { find, type Manifest, ofKind } from '../manifests/manifest';
import { podsOf } from '../manifests/pods';
import type { Subject } from '../subject';

/** What pods may ask of the API server. */

/** What no component may do: no reason is good enough. https://kubernetes.io/docs/concepts/security/rbac-good-practices/ */
function danger({ apiGroups = [], resources = [], verbs = [], nonResourceURLs = [] }: RoleRule): string | undefined {
  const wildcard = [...apiGroups, ...resources, ...verbs, ...nonResourceURLs].find((each) => each.includes('*'));
  if (wildcard !== undefined) return `it says ${wildcard}, which is more than anybody can list`;
  if (resources.includes('nodes/proxy')) return 'nodes/proxy runs commands in every pod of a node';
  const onSecrets = verbs.filter((verb) => verb !== 'create');
  if (resources.includes('secrets') && onSecrets.length > 0) {
    return `it can ${onSecrets.join(', ')} Secrets: the passwords and tokens of others`;
  }
  return undefined;
}

export const roles: Check = {
  name: 'security/roles',
  description:
    'a role has the rules that its component asks for, each with a reason; none has a wildcard, nodes/proxy, or a Secret that it could read or change',
  looks: (subject) =>
    ofKind(subject.manifests, 'Role', 'ClusterRole').flatMap((manifest) =>
      (manifest.object.rules ?? []).flatMap((rule, index) => {
        const problem = danger(rule) ?? unasked(subject, manifest, rule);
        if (problem === undefined) return [];
        return [
          findingAt(manifest, {
            where: `rules[${index}]`,
            problem,
            instead:
              'the rules that the program needs, one by one, in the permissions of its workload with their reasons',
          }),
        ];
      }),
    ),
};

/** What of a rule nobody asks for; undefined where somebody asks for all of it. */
function unasked(subject: Subject, role: Manifest, rule: RoleRule): string | undefined {
  const scope = role.object.kind === 'Role' ? 'namespace' : 'cluster';
  const accounts = accountsOf(subject, role);
  const asked = subject.environment.privileges.filter(
    (privilege) =>
      privilege.kind === 'api-permission' &&
      privilege.scope === scope &&
      accounts.includes(`${privilege.namespace}/${privilege.workload}`),
  );
  const beyond = rightsOf(rule).filter((right) => !asked.some((privilege) => grants(privilege, right)));
  if (beyond.length === 0) return undefined;
  return `it allows ${beyond.join(' and ')}, and no component asks for it`;
}

/** The rights of a rule, one by one: `list pods`. */
function rightsOf({
  apiGroups = [''],
  resources = [],
  verbs = [],
  nonResourceURLs = [],
  resourceNames,
}: RoleRule): string[] {
  const named = resourceNames ? ` named ${resourceNames.join(', ')}` : '';
  const targets = apiGroups.flatMap((group) =>
    resources.map((resource) => `${group === '' ? resource : `${resource}.${group}`}${named}`),
  );
  return verbs.flatMap((verb) => [...targets, ...nonResourceURLs].map((target) => `${verb} ${target}`));
}

function grants(privilege: Privilege, right: string): boolean {
  if (privilege.kind !== 'api-permission') return false;
  const { nonResourceUrLs, ...rule } = privilege.rule;
  return rightsOf({ ...rule, nonResourceURLs: nonResourceUrLs }).includes(right);
}

/** The accounts to which a role is bound, as `namespace/name`. */
function accountsOf({ manifests }: Subject, role: Manifest): string[] {
  const { kind, metadata } = role.object;
  return ofKind(manifests, 'RoleBinding', 'ClusterRoleBinding')
    .filter(({ object: { roleRef } }) => roleRef?.kind === kind && roleRef.name === metadata.name)
    .flatMap(({ object: { subjects = [] } }) => subjects.map(({ namespace, name }) => `${namespace}/${name}`));
}

export const apiAccess: Check = {
  name: 'security/api-access',
  description: 'a pod has a token for the API server exactly where its account is bound to a role',
  looks: ({ manifests }) => {
    const bound = ofKind(manifests, 'RoleBinding', 'ClusterRoleBinding').flatMap(({ object: { subjects = [] } }) =>
      subjects.map(({ namespace, name }) => `${namespace}/${name}`),
    );
    return podsOf(manifests).flatMap(({ manifest, namespace, spec }) => {
      const { serviceAccountName = 'default', volumes = [] } = spec;
      const sources = volumes.flatMap(({ projected }) => projected?.sources ?? []);
      const account = find(manifests, 'ServiceAccount', namespace, serviceAccountName)?.object;
      // Where the pod says nothing its account decides, and where that says nothing either there is a token.
      const mounted = spec.automountServiceAccountToken ?? account?.automountServiceAccountToken ?? true;
      const access = mounted || sources.some((source) => source.serviceAccountToken);
      const isBound = bound.includes(`${namespace}/${serviceAccountName}`);
      if (access === isBound) return [];
      return [
        findingAt(manifest, {
          where: 'automountServiceAccountToken',
          problem: access
            ? 'its pods have a token, and their account may do nothing'
            : 'its account is bound to a role, and its pods have no token',
          instead: access ? 'false, and no projected token' : 'the token for the container that asks, or no role',
        }),
      ];
    });
  },
};
