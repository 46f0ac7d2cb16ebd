import type { Affinity, NodeSelectorRequirement } from '../../../imports/k8s';
import { onFewerNodes } from './fewer-nodes';

/** What says that a node is no machine: pods of a DaemonSet are bound to it and never start. */
const noVirtualNode: readonly NodeSelectorRequirement[] = [
  // https://docs.aws.amazon.com/eks/latest/userguide/fargate.html
  { key: 'eks.amazonaws.com/compute-type', operator: 'NotIn', values: ['fargate'] },
  // https://virtual-kubelet.io/docs/architecture/
  { key: 'type', operator: 'NotIn', values: ['virtual-kubelet'] },
];

/** An affinity that keeps pods off virtual nodes too. */
export const offVirtualNodes = (affinity: Affinity | undefined): Affinity => onFewerNodes(affinity, noVirtualNode);
