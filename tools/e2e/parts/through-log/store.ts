import type { Workload } from '../../../../constructs/kit';
import type { Container } from '../../cluster/container';
import type { Model } from '../../model';
import { required } from '../../model/unmet-need';

/** The store of traces, by what takes spans and by what it writes into. */
export function storeOf(model: Model) {
  const { environment, traceStore } = model;
  const store = model.componentOf(traceStore);
  const log = required(
    store.connections.find(({ to }) => to.protocol === 'kafka'),
    'a log between those who take spans and those who keep them',
  ).to;
  const workloads = environment.components.flatMap((component) => component.workloads);
  const behind = (peer: unknown, what: string): Workload =>
    required(
      workloads.find((each) => each.peer === peer),
      what,
    );
  return {
    store,
    own: store.workloads.filter(({ props }) => 'http' in props.ports),
    caches: store.workloads.filter(({ props }) => !('http' in props.ports)),
    brokers: behind(log.peer, 'brokers'),
    frontend: behind(traceStore.peer, 'somebody who answers TraceQL'),
  };
}

/** Those of the pods of each workload that are in one zone. `turn`: which of the zones, from 0 on. */
export const inZone = (
  { environment }: Model,
  turn: number,
  workloads: readonly Workload[],
  pods: readonly (readonly Container[])[],
): readonly Container[] =>
  pods.flatMap((each, index) => {
    const zone = workloads[index]?.props.zone;
    if (zone !== undefined) return zone === environment.cluster.zones?.[turn] ? each : [];
    return each.slice(turn, turn + 1);
  });

/** Whether one calls the other. */
export const asks = ({ environment }: Model, from: Workload['peer'], to: Workload['peer']): boolean =>
  environment.connections.some((each) => each.from.peer === from && each.to.peer === to);

/** When each is rolled: 0 for those whose turn comes at once, one more for each that must be rolled before. */
export const turnsOf = (workloads: readonly Workload[]): readonly number[] =>
  workloads.map(
    ({ name, props: { rolledInTurn } }) =>
      workloads.filter(
        (other) => rolledInTurn !== undefined && other.props.rolledInTurn === rolledInTurn && other.name < name,
      ).length,
  );
