import type { Affinity, NodeSelectorRequirement, NodeSelectorTerm } from '../../../imports/k8s';

/**
 * An affinity that leaves those of its nodes alone that meet further requirements. A node needs to match only one of several terms, so
 * each term is narrowed.
 */
export function onFewerNodes(affinity: Affinity | undefined, required: readonly NodeSelectorRequirement[]): Affinity {
  const { nodeAffinity } = affinity ?? {};
  const terms = nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [{}];
  const narrowed = (term: NodeSelectorTerm): NodeSelectorTerm => ({
    ...term,
    matchExpressions: [...(term.matchExpressions ?? []), ...required],
  });
  return {
    ...affinity,
    nodeAffinity: {
      ...nodeAffinity,
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms.map(narrowed) },
    },
  };
}
