import type { Environment } from '../../../constructs/kit';
import { inZone } from '../../../constructs/kit/pods/spread';

/** A node of a small cluster: four cores, 8 GiB and 110 pods. */
const small = { cpu: 4, memory: 8, pods: 110, storage: 100 };

/** So that a pod which may not leave its zone finds another node there when one is drained. */
const nodesOfZone = 2;

/**
 * The nodes of a cluster. Where it says its zones, two nodes stand in each, and each of them has the room of all nodes of the zone: one
 * of two that is drained leaves no less room than one of many. What a drain and a roll do depends on zones; a pod of an agent on each
 * of many nodes would say nothing more.
 */
export function nodesOf({ nodes = 1, zones = [] }: Pick<Environment['cluster'], 'nodes' | 'zones'>): object[] {
  if (zones.length === 0) return Array.from({ length: nodes }, (_, index) => node(`node-${index + 1}`));
  const share = Math.ceil(nodes / zones.length);
  return zones.flatMap((zone) =>
    Array.from({ length: nodesOfZone }, (_, index) => node(`${zone}-${index + 1}`, { zone, share })),
  );
}

function node(name: string, { zone, share = 1 }: { readonly zone?: string; readonly share?: number } = {}): object {
  const size = {
    cpu: `${small.cpu * share}`,
    memory: `${small.memory * share}Gi`,
    pods: `${small.pods * share}`,
    'ephemeral-storage': `${small.storage * share}Gi`,
  };
  const labels = {
    'kubernetes.io/hostname': name,
    'kubernetes.io/os': 'linux',
    ...inZone(zone),
  };
  return { apiVersion: 'v1', kind: 'Node', metadata: { name, labels }, status: { allocatable: size, capacity: size } };
}
