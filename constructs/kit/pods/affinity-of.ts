import type { Affinity, WeightedPodAffinityTerm } from '../../../imports/k8s';
import { selectorLabels } from '../vocabulary/labels';
import { onFewerNodes } from './fewer-nodes';
import { isNodeAgent } from './node-agent';
import { nodes, zoneLabel } from './spread';
import { offVirtualNodes } from './virtual-nodes';
import type { WorkloadView } from './workload-props';

/** The affinity that is said of every pod, with what this workload needs besides. */
export function affinityOf(workload: WorkloadView, said: Affinity | undefined): Affinity | undefined {
  const { props, component } = workload;
  const { zones, apartFrom } = props;
  const { cluster, name } = component.environment;
  const apart = apartFrom === undefined ? said : awayFrom(said, selectorLabels(name, apartFrom));
  if (zones) return onFewerNodes(apart, [{ key: zoneLabel, operator: 'In', values: [...zones] }]);
  return isNodeAgent(workload) && cluster.virtualNodes ? offVirtualNodes(apart) : apart;
}

/** As far as there is room, on other nodes than the pods with these labels. A pod does not wait for it. */
function awayFrom(affinity: Affinity | undefined, matchLabels: Record<string, string>): Affinity {
  const { podAntiAffinity } = affinity ?? {};
  const others: WeightedPodAffinityTerm = {
    weight: 100,
    podAffinityTerm: { labelSelector: { matchLabels }, topologyKey: nodes },
  };
  const { preferredDuringSchedulingIgnoredDuringExecution: preferred = [] } = podAntiAffinity ?? {};
  return {
    ...affinity,
    podAntiAffinity: { ...podAntiAffinity, preferredDuringSchedulingIgnoredDuringExecution: [...preferred, others] },
  };
}
