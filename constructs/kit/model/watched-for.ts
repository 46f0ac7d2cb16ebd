import { type ComponentReference, isSameComponent } from './component-reference';
import type { Connection } from './endpoint';
import { sentMetrics } from './protocols';
import { storedAt } from './stored-at';

/** How many components have their metrics in a store because it watches them itself, or because somebody watches them who sends to it. */
export function watchedFor(connections: readonly Connection[], store: ComponentReference): number {
  const sending = connections.filter(
    ({ to }) =>
      sentMetrics.includes(to.protocol) &&
      storedAt(to, connections, store.environment).some(({ owner }) => isSameComponent(owner, store)),
  );
  const watching = new Set([store.component, ...sending.map(({ from }) => from.component)]);
  const watched = connections.filter(
    ({ property, from, to }) =>
      property === 'watch' && to.protocol === 'prometheus.exposition' && watching.has(from.component),
  );
  return new Set(watched.map(({ to }) => to.owner.component)).size;
}
