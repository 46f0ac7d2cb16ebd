import { type ComponentReference, isSameComponent } from './component-reference';
import type { Connection, Endpoint } from './endpoint';
import { sentMetrics } from './protocols';

/** Who sends to whom, as far as it says where data goes in the end. */
export type Sent = Pick<Connection, 'to'> & { readonly from: Pick<Connection['from'], 'component'> };

/**
 * Every endpoint at which something is stored that is sent to one: itself, what a gateway leads to, and where a Prometheus sends on what it is
 * sent. The nearest comes first. `connections`: those of this environment.
 */
export function storedAt(to: Endpoint, connections: readonly Sent[], environment: string): readonly Endpoint[] {
  const found: Endpoint[] = [];
  const add = (next: Endpoint): void => {
    if (found.includes(next)) return;
    found.push(next);
    if (next.passesOnTo) add(next.passesOnTo);
    else if (sentMetrics.includes(next.protocol)) for (const each of sentOnBy(next.owner)) add(each);
  };
  // Of another environment no connection is known, and who has the same name here is somebody else.
  const sentOnBy = (owner: ComponentReference) =>
    owner.environment === environment ? sentBy(owner.component, connections) : [];
  add(to);
  return found;
}

/** Where a component sends metrics. */
const sentBy = (component: string, connections: readonly Sent[]): readonly Endpoint[] =>
  connections
    .filter(({ from, to }) => from.component === component && sentMetrics.includes(to.protocol))
    .map(({ to }) => to);

/** Everybody who keeps what goes one way, which may be pulled: the nearest first. */
export function keepersOf(
  { from, to }: Connection,
  connections: readonly Connection[],
  environment: string,
): readonly ComponentReference[] {
  const sent = (each: Endpoint) => storedAt(each, connections, environment).map(({ owner }) => owner);
  if (to.protocol !== 'prometheus.exposition') return sent(to);
  // What is pulled is kept by the component that pulls, and by those to whom it sends.
  const puller = { environment: to.owner.environment, component: from.component };
  return [puller, ...sentBy(from.component, connections).flatMap(sent)];
}

/** Everybody who keeps the metrics that are made from the traces of a store; nobody where none are made. */
export const traceMetricsStores = (
  connections: readonly Connection[],
  traces: ComponentReference,
): readonly ComponentReference[] =>
  connections
    .filter(({ madeFromTracesOf: store }) => store && isSameComponent(store, traces))
    .flatMap((way) => keepersOf(way, connections, traces.environment));
