import type { Check } from '../check';
import { findingAt } from '../findings';
import { find, ofKind } from '../manifests/manifest';

export const bindings: Check = {
  name: 'references/bindings',
  description: 'every binding names a role and accounts that exist',
  looks: ({ manifests }) =>
    ofKind(manifests, 'RoleBinding', 'ClusterRoleBinding').flatMap((manifest) => {
      const { metadata, roleRef, subjects = [] } = manifest.object;
      const namespace = roleRef?.kind === 'Role' ? (metadata.namespace ?? '') : '';
      const role = roleRef && find(manifests, roleRef.kind, namespace, roleRef.name);
      const absent = subjects.filter(
        (subject) => !find(manifests, 'ServiceAccount', subject.namespace ?? '', subject.name),
      );
      return [
        ...(role
          ? []
          : [
              findingAt(manifest, {
                where: 'roleRef',
                problem: `there is no ${roleRef?.kind} ${roleRef?.name}`,
                instead: 'a role that is rendered beside it',
              }),
            ]),
        ...absent.map(({ name, namespace: where }) =>
          findingAt(manifest, {
            where: 'subjects',
            problem: `there is no ServiceAccount ${where}/${name}`,
            instead: 'the account of a workload, in its namespace',
          }),
        ),
      ];
    }),
};
