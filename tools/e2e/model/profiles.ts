import type { Component, Endpoint } from '../../../constructs/kit';
import type { Peer } from '../../../constructs/kit/model/peer';
import { answerOf, answersOf, componentOf } from './answers';
import type { Model } from './index';
import { required } from './unmet-need';

/** The ways of profiles into their store. */
export interface ProfileWays {
  /** Where the store takes them. */
  readonly store: Endpoint<'pyroscope.push'>;
  /** What the store says of itself. */
  readonly storeMetrics: Endpoint<'prometheus.exposition'>;
  /** Where somebody takes them who hands them on to the store. */
  readonly receiver: Endpoint<'pyroscope.push'>;
  /** The pods that pull them from others. */
  readonly puller: Peer;
}

/** Where the store of profiles takes them. */
export const profilesTaken = ({ environment, profileStore }: Model): Endpoint<'pyroscope.push'> =>
  required(
    answerOf('pyroscope.push', componentOf(environment, profileStore.owner.component)),
    'a store that takes profiles',
  );

/** Throws an UnmetNeed where one of them is not there. */
export function profileWaysOf(model: Model): ProfileWays {
  const { components, connections } = model.environment;
  const store = profilesTaken(model);
  const handsOn = ({ name, connections }: Component) =>
    name !== store.owner.component && connections.some(({ to }) => to.protocol === 'pyroscope.push');
  const receiver = components.find((each) => handsOn(each) && answerOf('pyroscope.push', each));
  const own = componentOf(model.environment, store.owner.component);
  const pulling = connections.find(({ to }) => to.protocol === 'pprof');
  return {
    store,
    storeMetrics: required(own && answersOf('prometheus.exposition', own)[0], 'metrics of the store of profiles'),
    receiver: required(answerOf('pyroscope.push', receiver), 'somebody who takes profiles and hands them on'),
    puller: required(pulling?.from.peer, 'somebody who pulls profiles'),
  };
}
