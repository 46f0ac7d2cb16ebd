import { zoneLabel } from './spread';
import type { WorkloadView } from './workload-props';

/** Reports a nodeSelector that puts into one zone what is in several, so that the loss of that one would take every copy. */
export function checkZone({ component, props, mostReplicas }: WorkloadView): void {
  const zone = component.pods.nodeSelector?.[zoneLabel];
  const { cluster, pods, check } = component.environment;
  const isApart = props.spread === 'required' && mostReplicas > 1 && (cluster.zones?.length ?? 0) > 1;
  if (zone === undefined || !(isApart || props.zone !== undefined)) return;
  const saying = pods.nodeSelector?.[zoneLabel] === zone ? check : component.check;
  saying.reportGivenOnce(
    'pods.nodeSelector',
    `${zoneLabel} is "${zone}", and of pods that keep copies of the same data each is in another zone`,
    "zones in the environment's cluster alone, and this label in the pods of components that are to be in one zone",
  );
}
