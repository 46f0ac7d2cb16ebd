import type { Check } from '../check';
import { findingAt } from '../findings';
import { find, type Manifest, ofKind } from '../manifests/manifest';

export const autoscalers: Check = {
  name: 'references/autoscalers',
  description: 'every HorizontalPodAutoscaler scales a workload that is rendered, which states no number of pods',
  looks: ({ manifests }) => {
    const scaled = ofKind(manifests, 'HorizontalPodAutoscaler');
    return scaled.flatMap((manifest) => {
      const answer = problemOf(manifest, manifests);
      return answer ? [findingAt(manifest, answer)] : [];
    });
  },
};

function problemOf({ object: { metadata, spec } }: Manifest, manifests: readonly Manifest[]) {
  const { kind = '', name = '' } = spec?.scaleTargetRef ?? {};
  const target = find(manifests, kind, metadata.namespace ?? '', name);
  if (!target) {
    return {
      problem: `it scales the ${kind} ${name}, which does not exist in ${metadata.namespace}`,
      instead: 'the kind and name of a workload that is rendered',
    };
  }
  if (target.object.spec?.replicas === undefined) return undefined;
  return {
    problem: `it scales the ${kind} ${name}, whose manifest sets the number of its pods back at every sync`,
    instead: 'a workload without replicas',
  };
}
