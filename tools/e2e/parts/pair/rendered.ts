import type { Component, Endpoint } from '../../../../constructs/kit';
import type { Pods } from '../../../../constructs/kit/model/peer';
import { answerOf, componentOf } from '../../model/answers';
import type { Stage } from '../../model/stage';
import { required } from '../../model/unmet-need';

/** A pair of Prometheus servers as it is rendered, and whom it tells. */
export interface RenderedPair {
  readonly component: Component;
  readonly peer: Pods;
  /** Where its samples are asked for. */
  readonly query: Endpoint<'prometheus.query'>;
  /** Where the store says of itself what it keeps. */
  readonly store: Endpoint<'prometheus.exposition'>;
  readonly alertmanager: Endpoint;
  /** The label that tells the two apart, which nothing is stored with. */
  readonly replica: string;
}

/** Throws an UnmetNeed where no pair sends to a store that knows it. */
export function renderedPair({ model: { environment } }: Stage): RenderedPair {
  const found = environment.components.flatMap((component) =>
    component.workloads
      .filter(({ replicas }) => replicas === 2)
      .flatMap(({ peer }) =>
        component.connections.flatMap(({ to }) => {
          const { haLabels } = to.protocol === 'prometheus.remote-write' ? (to as RemoteWrite).offers : {};
          return haLabels ? [{ component, peer, to, replica: haLabels.replica }] : [];
        }),
      ),
  );
  const { to, ...pair } = required(found[0], 'two pods that send to a store that knows them as a pair');
  const store = componentOf(environment, to.owner.component);
  const alertmanager = pair.component.connections.find((each) => each.to.protocol === 'alertmanager')?.to;
  return {
    ...pair,
    query: required(answerOf('prometheus.query', store), 'a store that answers PromQL'),
    store: required(answerOf('prometheus.exposition', store), 'a store that shows metrics of its own'),
    alertmanager: required(alertmanager, 'an Alertmanager that the pair tells'),
  };
}

type RemoteWrite = Endpoint<'prometheus.remote-write'>;
