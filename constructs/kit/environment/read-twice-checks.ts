import type { Checks } from '../model/checks';
import type { ComponentReference } from '../model/component-reference';
import type { Endpoint } from '../model/endpoint';
import type { SharedSource } from '../model/shared-source';
import { type Sent, storedAt } from '../model/stored-at';
import type { PodDefaults } from '../pods/defaults';
import { isNodeAgent } from '../pods/node-agent';
import { requiredNodes } from '../pods/required-nodes';

/** A component, as far as it reads sources that others may read too. */
interface Reader {
  readonly name: string;
  readonly hasOwnName: boolean;
  readonly check: Checks;
  readonly reference: ComponentReference;
  readonly reads: () => readonly SharedSource[];
  readonly clusterExporters: readonly unknown[];
  readonly connections: readonly { readonly property: string; readonly to: Endpoint }[];
  readonly workloads: readonly { readonly props: { readonly kind: string } }[];
  readonly nodeAgentPods: PodDefaults;
}

/** What two components bring to one store, which then has everything twice. */
interface ReadTwice {
  /** The property of the later one by which it is read. */
  readonly property: string;
  readonly problem: string;
  readonly instead: string;
  /** The store keeps most of it once. */
  readonly isKeptOnce: boolean;
}

/** Reports a source that two components read on the same node and bring to one store. */
export function checkReadTwice({ components }: { readonly components: readonly Reader[] }): void {
  const all = readers(components);
  all.forEach((later, index) => {
    for (const { property, problem, instead, isKeptOnce } of all
      .slice(0, index)
      .flatMap((each) => twice(later, each))) {
      const { check } = later.reader;
      if (isKeptOnce) check.warnOnce(property, problem, instead);
      else check.reportOnce(property, problem, instead);
    }
  });
}

/** The same of two environments of one cluster, each with what a component of the later one brings. */
export function readInTwo<R extends Reader>(
  later: readonly R[],
  earlier: readonly Reader[],
): readonly (ReadTwice & { readonly reader: R })[] {
  const theirs = readers(earlier);
  return readers(later).flatMap((each) =>
    theirs.flatMap((other) =>
      twice(each, other, (source) => isOfBoth(source, later, earlier)).map((found) => ({
        ...found,
        reader: each.reader,
      })),
    ),
  );
}

/** Whether a source is the same one in two environments: each watches components of its own, but exporters of the whole cluster show the same. */
const isOfBoth = ({ property, what }: SharedSource, ...environments: readonly (readonly Reader[])[]): boolean =>
  property !== 'watch' ||
  environments.every((components) =>
    components.some(({ name, clusterExporters }) => clusterExporters.length > 0 && what === `the metrics of ${name}`),
  );

/** A component, with all that its environment sends. */
interface Placed<R extends Reader = Reader> {
  readonly reader: R;
  readonly connections: readonly Sent[];
}

const readers = <R extends Reader>(components: readonly R[]): readonly Placed<R>[] => {
  const connections = components.flatMap((each) =>
    each.connections.map(({ to }) => ({ from: { component: each.name }, to })),
  );
  return components.map((reader) => ({ reader, connections }));
};

function twice(later: Placed, earlier: Placed, counts = (_: SharedSource) => true): readonly ReadTwice[] {
  const [own, other] = [later.reader, earlier.reader];
  // One with another's name is told so.
  if (!own.hasOwnName || !mayShareNode(own, other)) return [];
  const environments = [own, other].map(({ reference }) => reference.environment);
  const place = ({ owner, address }: Endpoint) =>
    environments.includes(owner.environment) ? address : `${owner.environment} ${address}`;
  return own.reads().flatMap((source) => {
    const { what, chosen, property, isKeptOnce = false } = source;
    const theirs = other.reads().find((each) => each.what === what && each.chosen === chosen);
    if (!theirs || !counts(source)) return [];
    // What is there already may be stated in both.
    const isSame = source.keptAt?.some((each) => theirs.keptAt?.some((to) => place(to) === place(each)));
    const places = new Set(storesOf(later, source).map(place));
    const store = storesOf(earlier, theirs).find((each) => places.has(place(each)));
    if (!store || isSame) return [];
    const { environment } = other.reference;
    const name = environment === own.reference.environment ? other.name : `${other.name} of ${environment}`;
    const problem = theirs.keptAt?.includes(store)
      ? `${name} reads and keeps ${what} itself, so `
      : `${name} sends ${what} to ${store.host} as well, so `;
    const unless = source.unless ?? theirs.unless;
    const otherNodes = isAgent(own) && isAgent(other) ? `${onOtherNodes}, or ` : '';
    return [
      {
        property,
        problem: `${problem}${isKeptOnce ? 'each is read and sent twice, and those that differ are stored twice' : 'each would be stored twice'}`,
        instead: `one of the two, or for one of them ${otherNodes}another store${unless === undefined ? '' : `, or ${unless}`}`,
        isKeptOnce,
      },
    ];
  });
}

const onOtherNodes = 'other nodes by pods: podDefaults({ nodeSelector: { … } })';

/** Where everything of a source comes to: the stores to which its reader sends it, and the reader itself where it is one. */
function storesOf({ reader, connections }: Placed, { sentBy, keptAt = [] }: SharedSource): readonly Endpoint[] {
  const sent = reader.connections.filter(({ property }) => sentBy.includes(property)).map(({ to }) => to);
  return [...sent, ...keptAt].flatMap((to) => storedAt(to, connections, reader.reference.environment));
}

/** It runs on every node, or on those that its pods' properties choose. */
const isAgent = ({ workloads }: Reader): boolean => workloads.some(isNodeAgent);

/** Whether some node can have both. What two affinities choose cannot be told from them, unless they are the same. */
function mayShareNode(one: Reader, other: Reader): boolean {
  if (!isAgent(one) || !isAgent(other)) return true;
  const [ofOne, ofOther] = [one.nodeAgentPods, other.nodeAgentPods];
  const [chosen, theirs] = [ofOne, ofOther].map(({ nodeSelector = {} }) => nodeSelector) as [Labels, Labels];
  const [near, nearOther] = [ofOne, ofOther].map(({ affinity }) => requiredNodes(affinity));
  return near === nearOther && Object.entries(chosen).every(([label, value]) => (theirs[label] ?? value) === value);
}

type Labels = Readonly<Record<string, string>>;
