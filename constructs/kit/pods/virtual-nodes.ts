import type { Affinity, NodeSelectorRequirement, NodeSelectorTerm } from '../../../imports/k8s';

/** What says that a node is no machine: pods of a DaemonSet are bound to it and never start. */
const noVirtualNode: readonly NodeSelectorRequirement[] = [
  // https://docs.aws.amazon.com/eks/latest/userguide/fargate.html
  { key: 'eks.amazonaws.com/compute-type', operator: 'NotIn', values: ['fargate'] },
  // https://virtual-kubelet.io/docs/architecture/
  { key: 'type', operator: 'NotIn', values: ['virtual-kubelet'] },
];

/** An affinity that keeps pods off virtual nodes too. A node needs to match only one of several terms, so each term is narrowed. */
export function offVirtualNodes(affinity: Affinity | undefined): Affinity {
  const { nodeAffinity } = affinity ?? {};
  const terms = nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [{}];
  const narrowed = (term: NodeSelectorTerm): NodeSelectorTerm => ({
    ...term,
    matchExpressions: [...(term.matchExpressions ?? []), ...noVirtualNode],
  });
  return {
    ...affinity,
    nodeAffinity: {
      ...nodeAffinity,
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms.map(narrowed) },
    },
  };
}
