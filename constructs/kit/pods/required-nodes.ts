import type { Affinity, NodeSelectorRequirement } from '../../../imports/k8s';

/** Every pod here needs Linux, so that this chooses among no nodes. */
const isLinux = ({ key, operator, values = [] }: NodeSelectorRequirement): boolean =>
  key === 'kubernetes.io/os' && operator === 'In' && values.includes('linux');

/**
 * What an affinity requires of nodes, as a text: two equal texts choose the same nodes. Undefined: nothing, as what it merely prefers keeps
 * pods away from no node. https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity
 */
export function requiredNodes(affinity: Affinity | undefined): string | undefined {
  const { nodeSelectorTerms = [] } = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? {};
  const terms = nodeSelectorTerms.map(({ matchExpressions = [], matchFields = [] }) => ({
    matchExpressions: matchExpressions.filter((each) => !isLinux(each)),
    matchFields,
  }));
  // A node needs to match only one of several terms.
  const isEverywhere = terms.some((term) => term.matchExpressions.length + term.matchFields.length === 0);
  return terms.length === 0 || isEverywhere ? undefined : JSON.stringify(terms);
}
