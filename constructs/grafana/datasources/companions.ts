import type { Connection, Datasource, Endpoint, Protocol } from '../../kit';
import { type ComponentReference, isSameComponent } from '../../kit/model/component-reference';
import { sentMetrics } from '../../kit/model/protocols';
import { storedAt } from '../../kit/model/stored-at';

/** By what stores are sent data. */
const sent: readonly Protocol[] = [...sentMetrics, 'otlp.logs', 'loki.push', 'otlp.traces', 'pyroscope.push'];

/** What agents send that read the lines and the metrics of containers. */
export const byAgents: readonly Protocol[] = ['prometheus.remote-write', 'loki.push'];

/**
 * The stores to which somebody sends who sends to another store too: what a Collector takes of one application is then in both. `by`: what
 * counts. Default: whatever stores are sent.
 */
export function together<Store extends Datasource>(
  all: readonly Store[],
  { endpoint: { owner } }: Datasource,
  connections: readonly Connection[],
  by: readonly Protocol[] = sent,
): readonly Store[] {
  // By a gateway and a Prometheus that sends on what it is sent, too.
  const isStoredIn = (to: Endpoint, store: ComponentReference) =>
    storedAt(to, connections, store.environment).some((each) => isSameComponent(each.owner, store));
  const sendersTo = (store: ComponentReference) =>
    connections.filter(({ to }) => by.includes(to.protocol) && isStoredIn(to, store)).map(({ from }) => from.component);
  const senders = new Set(sendersTo(owner));
  return all.filter((each) => sendersTo(each.endpoint.owner).some((sender) => senders.has(sender)));
}

/** The same; the first of all where there is none, as nothing else is known of them. */
export function companions<Store extends Datasource>(
  all: readonly Store[],
  ...rest: [of: Datasource, connections: readonly Connection[], by?: readonly Protocol[]]
): readonly Store[] {
  const found = together(all, ...rest);
  return found.length > 0 ? found : all.slice(0, 1);
}
