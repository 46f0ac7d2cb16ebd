import type { Component, Workload } from '../../../../constructs/kit';
import type { Container } from '../../cluster/container';
import type { Model } from '../../model';

/** The workloads of a store: those of its program, and its caches. */
export const workloadsOf = ({ workloads }: Component) => ({
  own: workloads.filter(({ props }) => 'http' in props.ports),
  caches: workloads.filter(({ props }) => !('http' in props.ports)),
});

/** Those of the pods of each workload that are in one zone. `turn`: which of the zones, from 0 on. */
export function inZone(
  { environment }: Model,
  turn: number,
  workloads: readonly Workload[],
  pods: readonly (readonly Container[])[],
): readonly Container[] {
  const { zones = [] } = environment.cluster;
  return pods.flatMap((each, index) => {
    const zone = workloads[index]?.props.zone;
    if (zone !== undefined) return zone === zones[turn] ? each : [];
    return each.filter((_, number) => number % zones.length === turn);
  });
}
