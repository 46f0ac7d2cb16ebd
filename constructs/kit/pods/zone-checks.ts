import { isDeepStrictEqual } from 'node:util';
import { zonesOfAffinity } from './allowed-zones';
import { zoneLabel } from './spread';
import type { WorkloadView } from './workload-props';

const instead =
  "zones in the environment's cluster alone, and this label in the pods of components that are to be in one zone";

/** Reports a placement that leaves too few zones for pods that must be in several: the loss of one zone would take every copy, or pods would wait for ever. */
export function checkZone(workload: WorkloadView): void {
  const { props, mostReplicas, component } = workload;
  const isApart =
    props.spread === 'required' && mostReplicas > 1 && (component.environment.cluster.zones?.length ?? 0) > 1;
  if (!isApart && props.zone === undefined && props.zones === undefined) return;
  checkSelector(workload);
  checkAffinity(workload);
}

function checkSelector({ component }: WorkloadView): void {
  const zone = component.pods.nodeSelector?.[zoneLabel];
  const { pods, check } = component.environment;
  if (zone === undefined) return;
  const saying = pods.nodeSelector?.[zoneLabel] === zone ? check : component.check;
  saying.reportGivenOnce(
    'pods.nodeSelector',
    `${zoneLabel} is "${zone}", and of pods that keep copies of the same data each is in another zone`,
    instead,
  );
}

/** An affinity may leave several zones: as many as there are copies are enough, and those of pods that are in one zone by themselves. */
function checkAffinity({ component, props, mostReplicas }: WorkloadView): void {
  const { cluster, pods, check } = component.environment;
  const { zones = [] } = cluster;
  const allowed = zonesOfAffinity(component.pods.affinity, zones);
  if (allowed === undefined) return;
  const { zone: one, zones: several = one === undefined ? undefined : [one] } = props;
  const enough = several
    ? several.every((zone) => allowed.includes(zone))
    : zones.filter((zone) => allowed.includes(zone)).length >= Math.min(mostReplicas, zones.length);
  if (enough) return;
  const saying = isDeepStrictEqual(pods.affinity, component.pods.affinity) ? check : component.check;
  const named = allowed.map((zone) => JSON.stringify(zone)).join(', ') || 'none';
  saying.reportGivenOnce(
    'pods.affinity',
    `${zoneLabel} may be ${named} alone, and of pods that keep copies of the same data each is in another zone`,
    instead,
  );
}
