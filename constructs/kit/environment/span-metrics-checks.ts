import type { Checks } from '../model/checks';
import { type ComponentReference, isSameComponent } from '../model/component-reference';
import type { Connection, Endpoint } from '../model/endpoint';
import type { Protocol } from '../model/protocols';
import { keepersOf } from '../model/stored-at';

/** A component, as far as it sends traces, and metrics that are made from them. */
interface Sender {
  readonly name: string;
  readonly check: Checks;
  readonly reference: ComponentReference;
  readonly connections: readonly Connection[];
}

/** Reports two components that make metrics from the same traces for one store, where each request is counted twice then. */
export function checkSpanMetrics({ components }: { readonly components: readonly Sender[] }): void {
  const connections = components.flatMap((each) => each.connections);
  const keepers = new Map(components.map((each) => [each, keepersOfMade(each, connections)]));
  const sharedStore = (one: Sender, other: Sender) =>
    keepers.get(one)?.find((each) => keepers.get(other)?.some((theirs) => isSameComponent(each, theirs)));
  for (const sender of components) {
    // Who makes metrics from what a workload sends: its component, and those whom each way leads to. Another workload has other traces.
    const makersOf = new Map<string, Sender[]>();
    for (const { from, property, to } of sender.connections.filter(carriesTraces)) {
      const makers = makersOf.get(from.workload) ?? [sender];
      const reached = reachedFrom(to, components).filter((each) => !makers.includes(each));
      for (const other of reached) {
        const first = makers.find((each) => sharedStore(each, other));
        const store = first && sharedStore(first, other);
        // Of a sample they are wrong in any case, which has been said.
        if (store && sender.check.sound(property)) reportTwice(sender, property, { first, other, store });
      }
      makersOf.set(from.workload, [...makers, ...reached]);
    }
  }
}

function reportTwice(
  { check, name }: Sender,
  property: string,
  { first, other, store }: { readonly first: Sender; readonly other: Sender; readonly store: ComponentReference },
): void {
  const elsewhere = 'another store for the metrics of one of the two';
  // A Collector makes them where nobody behind it does, and needs a store for the metrics of applications.
  const isCollector = other.connections.some(carriesTraces);
  const either = isCollector
    ? `tracesTo of ${first.name} as that of ${other.name}, or ${elsewhere}`
    : `${other.name} without metricsTo, or ${elsewhere}`;
  const isCopy = property.startsWith('copyTo') && first.name === name && !isCollector;
  check.reportOnce(
    property,
    `${first.name} makes metrics from these traces, and so does ${other.name}, which gets them: in ${store.component} each request would count twice`,
    isCopy ? `${either}; or ${other.name} in tracesTo and the other one in copyTo, as ${name} then makes none` : either,
  );
}

/** Who keeps the metrics that a component makes from traces; nobody where it makes none. */
const keepersOfMade = (
  { name, reference }: Sender,
  connections: readonly Connection[],
): readonly ComponentReference[] =>
  connections
    .filter(({ madeFromTracesOf }) => madeFromTracesOf !== undefined)
    .filter(({ from, to }) => (to.protocol === 'prometheus.exposition' ? to.owner : from).component === name)
    .flatMap((way) => keepersOf(way, connections, reference.environment));

/** What every signal may be sent by. */
const ofEverySignal: readonly Protocol[] = ['otlp.grpc', 'otlp.http', 'otlp.passed-on'];

/** Whether traces are sent there, as far as protocol and property say. */
const carriesTraces = ({ property, to }: Connection): boolean =>
  to.protocol === 'otlp.traces' || (ofEverySignal.includes(to.protocol) && !/metrics|logs/i.test(property));

/** Everybody whom traces reach that are sent to an endpoint. */
function reachedFrom(to: Endpoint, components: readonly Sender[]): readonly Sender[] {
  const found: Sender[] = [];
  const add = (next: Endpoint): void => {
    if (next.passesOnTo) add(next.passesOnTo);
    const owner = components.find(({ reference }) => isSameComponent(reference, next.owner));
    if (!owner || found.includes(owner)) return;
    found.push(owner);
    for (const way of owner.connections.filter(carriesTraces)) add(way.to);
  };
  add(to);
  return found;
}
