import type { Component } from '../../kit';
import { type Protocol, sentMetrics } from '../../kit/model/protocols';
import type { Load } from '../sizing';

/** A store, and the load for which it is sized, if it is sized by one. */
type Carrying = Component & { readonly load?: Load };

/** How a store gets its data. */
const pushed: readonly Protocol[] = ['loki.push', 'otlp.logs', 'otlp.traces', ...sentMetrics];

/** Who sends to a store; complete when the environment is built. */
const sendersOf = ({ incoming }: Component): string[] =>
  incoming.filter(({ to }) => pushed.includes(to.protocol)).map(({ from }) => from.component);

/**
 * Says that two stores of one kind are each sized for the whole of one load, of which each gets a part. Where one sender sends to both, one
 * has a copy of what the other has. `others`: the stores of its kind.
 */
export function warnOfSharedLoad(store: Carrying, others: readonly Carrying[]): void {
  const { load, check } = store;
  const first = load && others.find((other) => other.load === load);
  if (!first || first === store) return;
  const senders = sendersOf(first);
  if (sendersOf(store).some((sender) => senders.includes(sender))) return;
  check.warn(
    'form',
    `it is sized for all of the load for which ${first.name} is sized too, and nobody sends the same to both`,
    'a load({ … }) of its own, of what comes to it',
  );
}
