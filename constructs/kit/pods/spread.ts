import type { TopologySpreadConstraint } from '../../../imports/k8s';
import type { Cluster } from '../model/cluster';
import type { WorkloadView } from './workload-props';

/** The label that says which node it is. */
export const nodes = 'kubernetes.io/hostname';
/** The label that says in which zone a node is. https://kubernetes.io/docs/reference/labels-annotations-taints/#topologykubernetesiozone */
export const zoneLabel = 'topology.kubernetes.io/zone';

/** Pods that keep copies of the same, of which one is enough: never two in one zone where the cluster states its zones. */
export const copiesApart = (
  replicas: number,
  { zones }: Pick<Cluster, 'zones'>,
): Pick<WorkloadView['props'], 'spread'> => (replicas > 1 && zones && zones.length > 1 ? { spread: 'required' } : {});

/** The label of the nodes of a zone. */
export const inZone = (zone: string | undefined): Record<string, string> =>
  zone === undefined ? {} : { [zoneLabel]: zone };

/** How the pods of a workload are spread; undefined where there is one. */
export function spread({ peer, props, mostReplicas, component }: WorkloadView): TopologySpreadConstraint[] | undefined {
  if (mostReplicas < 2) return undefined;
  const named = component.environment.cluster.zones?.length ?? 0;
  const apart = named > 1 ? zoneLabel : nodes;
  const bound = props.spread === 'required' ? apart : undefined;
  return [nodes, zoneLabel].map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    ...(topologyKey === bound
      ? // Without it, zones whose nodes are all away are not counted, and their pods would go to the others.
        {
          whenUnsatisfiable: 'DoNotSchedule',
          minDomains: topologyKey === zoneLabel ? (props.zones?.length ?? named) : mostReplicas,
        }
      : { whenUnsatisfiable: 'ScheduleAnyway' }),
    labelSelector: { matchLabels: peer.labels },
    // Otherwise the pods that are about to end count in a roll-out, and both new ones may come into one zone.
    ...(props.kind === 'Deployment' ? { matchLabelKeys: ['pod-template-hash'] } : {}),
  }));
}
