import type { Finding } from '../../constructs/kit';
import { labelsMatch } from '../../constructs/kit/model/labels-match';
import { turnAnnotation, turnKey } from '../../constructs/kit/vocabulary/labels';
import type { Check } from '../check';
import { findingAt } from '../findings';
import type { Selector } from '../manifests/kubernetes';
import { find, type Manifest, ofKind } from '../manifests/manifest';

export const turns: Check = {
  name: 'delivery/turns',
  description:
    'StatefulSets that share a disruption budget, as they keep copies of the same, are rolled one after the other',
  looks: ({ manifests }) => {
    const sets = ofKind(manifests, 'StatefulSet');
    return [
      ...ofKind(manifests, 'PodDisruptionBudget').flatMap((budget) => without(budget, sets)),
      ...sets.filter((set) => turnOf(set) !== undefined).flatMap((set) => unguarded(set, sets, manifests)),
    ];
  },
};

const turnOf = ({ object }: Manifest): string | undefined => object.metadata.labels?.[turnKey];

/** Those of several StatefulSets under one budget that are rolled whenever they change. */
function without(budget: Manifest, sets: readonly Manifest[]): Finding[] {
  const { matchLabels = {} } = (budget.object.spec?.selector ?? {}) as Selector;
  const shared = sets.filter(
    ({ object: { metadata, spec } }) =>
      metadata.namespace === budget.object.metadata.namespace &&
      labelsMatch(matchLabels, spec?.template?.metadata?.labels ?? {}),
  );
  if (shared.length < 2) return [];
  const [group] = shared.flatMap((set) => turnOf(set) ?? []);
  return shared
    .filter((set) => turnOf(set) !== (group ?? ''))
    .map((set) =>
      findingAt(set, {
        where: `label ${turnKey}`,
        problem: `it is ${turnOf(set) ?? 'not there'}, so that its pods are rolled at once with others of the PodDisruptionBudget ${budget.object.metadata.name}`,
        instead: group ?? 'one value for all of them',
      }),
    );
}

/** What is wrong with what makes a StatefulSet wait for the others of its group. */
function unguarded(set: Manifest, sets: readonly Manifest[], manifests: readonly Manifest[]): Finding[] {
  const { metadata } = set.object;
  const labels = { [turnKey]: turnOf(set) ?? '' };
  const checksum = metadata.annotations?.[turnAnnotation];
  const others = sets.filter(
    (each) => turnOf(each) === turnOf(set) && each.object.metadata.namespace === metadata.namespace,
  );
  const differ = others.find(({ object }) => object.metadata.annotations?.[turnAnnotation] !== checksum);
  const guards = ofKind(manifests, 'ValidatingAdmissionPolicyBinding').filter(({ object: { spec } }) => {
    const { objectSelector } = spec?.matchResources ?? {};
    const selected = [objectSelector, spec?.paramRef?.selector];
    return (
      selected.every((each) => each?.matchLabels !== undefined && labelsMatch(each.matchLabels, labels)) &&
      spec?.validationActions?.includes('Deny') &&
      find(manifests, 'ValidatingAdmissionPolicy', '', spec.policyName) !== undefined
    );
  });
  return [
    ...(checksum !== undefined && !differ
      ? []
      : [
          findingAt(set, {
            where: turnAnnotation,
            problem: differ
              ? `it is ${checksum}, and that of ${differ.object.metadata.name} is ${differ.object.metadata.annotations?.[turnAnnotation]}`
              : 'it is not there, so that nobody knows whether it has got its part of a change',
            instead: 'the same for all of the group, as synth writes it',
          }),
        ]),
    ...(guards.length > 0
      ? []
      : [
          findingAt(set, {
            where: `label ${turnKey}`,
            problem:
              'no ValidatingAdmissionPolicy that is bound to it holds it back while others of its group are rolled',
            instead: `a ValidatingAdmissionPolicyBinding whose objectSelector and paramRef select ${turnKey}: ${turnOf(set)}`,
          }),
        ]),
  ];
}
