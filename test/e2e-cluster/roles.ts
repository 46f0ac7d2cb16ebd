import { type Manifest, ofKind } from '../../checks';
import type { RulesStatus } from '../../tools/e2e-cluster/permissions';
import { subjectOfFixture } from '../checks/subjects';
import type { FixtureName } from '../fixtures/environments';

export type ResourceRule = NonNullable<RulesStatus['resourceRules']>[number];

/** The accounts of a fixture, and what its bindings give them. */
export class RenderedRoles {
  private readonly manifests: readonly Manifest[];

  constructor(name: FixtureName) {
    this.manifests = subjectOfFixture(name).manifests;
  }

  get accounts(): { readonly name: string; readonly namespace: string }[] {
    return ofKind(this.manifests, 'ServiceAccount').map(({ object: { metadata } }) => ({
      name: metadata.name,
      namespace: metadata.namespace ?? '',
    }));
  }

  /** The rules of an account: in one namespace, or in all where none is named. */
  of(name: string, namespace: string, within?: string): ResourceRule[] {
    const kind = within === undefined ? 'ClusterRoleBinding' : 'RoleBinding';
    const bindings = ofKind(this.manifests, kind).filter(
      ({ object: { metadata, subjects = [] } }) =>
        metadata.namespace === within && subjects.some((each) => each.name === name && each.namespace === namespace),
    );
    return bindings.flatMap(({ object: { metadata, roleRef } }) =>
      ofKind(this.manifests, roleRef?.kind ?? '')
        .filter(({ object: role }) => role.metadata.name === roleRef?.name)
        .filter(({ object: role }) => role.kind === 'ClusterRole' || role.metadata.namespace === metadata.namespace)
        .flatMap(({ object: { rules = [] } }) => rules.map(({ verbs = [], ...rule }) => ({ verbs, ...rule }))),
    );
  }
}
