import type { Finding } from '../../constructs/kit';
import { labelsMatch } from '../../constructs/kit/model/labels-match';
import type { Check } from '../check';
import { findingAt } from '../findings';
import type { Labels } from '../manifests/kubernetes';
import { type Manifest, ofKind, serviceSelector } from '../manifests/manifest';
import { podsOf } from '../manifests/pods';
import type { Subject } from '../subject';

/** Every pod is under a policy. */

const labelsOf = ({ object }: Manifest): Labels => object.spec?.podSelector?.matchLabels ?? {};
const policies = ({ manifests }: Subject) => ofKind(manifests, 'NetworkPolicy');
const isForAll = (policy: Manifest): boolean => Object.keys(labelsOf(policy)).length === 0;

export const defaultDeny: Check = {
  name: 'network/default-deny',
  description:
    'every namespace of the environment denies by default, in both directions, and no existing namespace does',
  looks: (subject) => {
    const denying = policies(subject).filter(isForAll);
    const own = ofKind(subject.manifests, 'Namespace');
    const covered = denying.map(({ object }) => object.metadata.namespace);
    return [
      ...denying.flatMap((policy) => weakness(policy, own)),
      ...own
        .filter(({ object }) => !covered.includes(object.metadata.name))
        .map((namespace) =>
          findingAt(namespace, {
            problem: 'no policy denies what nobody wired',
            instead: 'a NetworkPolicy for all of its pods with both policyTypes and no rule',
          }),
        ),
    ];
  },
};

function weakness(policy: Manifest, own: readonly Manifest[]): Finding[] {
  const { metadata, spec } = policy.object;
  if (!own.some(({ object }) => object.metadata.name === metadata.namespace)) {
    return [
      findingAt(policy, {
        problem: `it selects every pod of ${metadata.namespace}, a namespace that existed before`,
        instead: 'the labels of one workload’s pods',
      }),
    ];
  }
  const types = [...(spec?.policyTypes ?? [])].sort().join(', ');
  if (types === 'Egress, Ingress' && !spec?.ingress && !spec?.egress) return [];
  return [
    findingAt(policy, {
      problem: `it selects every pod and does not deny everything: policyTypes ${types || 'none'}${spec?.ingress || spec?.egress ? ', with rules' : ''}`,
      instead: 'policyTypes: [Ingress, Egress] without a rule; what is let through has a policy of its own workload',
    }),
  ];
}

export const coverage: Check = {
  name: 'network/coverage',
  description:
    'a policy of its own covers every workload that is not on the network of its node, and no policy selects pods that nobody makes',
  looks: (subject) => {
    const own = policies(subject).filter((policy) => !isForAll(policy));
    const covered = (namespace: string | undefined, labels: Labels) =>
      own.some((policy) => policy.object.metadata.namespace === namespace && labelsMatch(labelsOf(policy), labels));
    const pods = podsOf(subject.manifests);
    const onNodes = pods.filter(({ spec }) => spec.hostNetwork);
    const bare = pods.filter((pod) => !onNodes.includes(pod) && !covered(pod.namespace, pod.labels));
    const services = ofKind(subject.manifests, 'Service').filter(({ object }) => {
      const selector = serviceSelector(object);
      const own = object.metadata.namespace;
      if (selector === undefined || covered(own, selector)) return false;
      // Those of several workloads are covered by the policies of each.
      const selected = pods.filter(({ namespace, labels }) => namespace === own && labelsMatch(selector, labels));
      return selected.length === 0 || selected.some((pod) => bare.includes(pod));
    });
    return [
      ...[...bare.map(({ manifest }) => manifest), ...services].map((manifest) =>
        findingAt(manifest, {
          problem: 'no policy selects its pods by their labels',
          instead: 'a NetworkPolicy for the workload, as every Workload of the kit has one',
        }),
      ),
      ...idle(subject),
    ];
  },
};

/** The policies that select no pod, but for those that are for all of a namespace: they hold before its first pod comes. */
function idle({ manifests }: Subject): Finding[] {
  const pods = podsOf(manifests);
  return ofKind(manifests, 'NetworkPolicy', 'CiliumNetworkPolicy').flatMap((policy) => {
    const { metadata, spec } = policy.object;
    const { matchLabels = {} } = spec?.podSelector ?? spec?.endpointSelector ?? {};
    const selects = pods.some(
      ({ namespace, labels }) => namespace === metadata.namespace && labelsMatch(matchLabels, labels),
    );
    if (selects || Object.keys(matchLabels).length === 0) return [];
    return [
      findingAt(policy, {
        problem: 'it selects no pod',
        instead: 'the labels of one workload’s pods, or no such policy',
      }),
    ];
  });
}
