import type { Workload } from '../../../../constructs/kit';
import type { Model } from '../../model';
import { required } from '../../model/unmet-need';
import { workloadsOf } from '../copies/store-pods';

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
    ...workloadsOf(store),
    brokers: behind(log.peer, 'brokers'),
    frontend: behind(traceStore.peer, 'somebody who answers TraceQL'),
  };
}

/** Whether one calls the other. */
export const asks = ({ environment }: Model, from: Workload['peer'], to: Workload['peer']): boolean =>
  environment.connections.some((each) => each.from.peer === from && each.to.peer === to);
