import type { Checks } from '../model/checks';
import { type ComponentReference, isSameComponent } from '../model/component-reference';
import type { Endpoint } from '../model/endpoint';
import { sentMetrics } from '../model/protocols';
import type { SharedSource } from '../model/shared-source';
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
  readonly connections: readonly { readonly property: string; readonly to: Endpoint }[];
  readonly workloads: readonly { readonly props: { readonly kind: string } }[];
  readonly nodeAgentPods: PodDefaults;
}

/** Reports a source that two components read on the same node and bring to one store, which then has everything twice. */
export function checkReadTwice({ components }: { readonly components: readonly Reader[] }): void {
  const storesOf = (reader: Reader, source: SharedSource) => {
    const sent = sentTo(reader, source);
    return [...sent, ...sent.flatMap((to) => passedOn(to, components))];
  };
  components.forEach((later, index) => {
    for (const source of later.reads()) {
      const { what, chosen, property, isKeptOnce = false } = source;
      const addresses = new Set(storesOf(later, source).map(({ address }) => address));
      for (const earlier of components.slice(0, index)) {
        const theirs = earlier.reads().find((each) => each.what === what && each.chosen === chosen);
        const twice = theirs && storesOf(earlier, theirs).find(({ address }) => addresses.has(address));
        // One with another's name is told so.
        if (!twice || !later.hasOwnName || !mayShareNode(later, earlier)) continue;
        const keepsItself = theirs.keptAt?.includes(twice);
        const problem = keepsItself
          ? `${earlier.name} reads and keeps ${what} itself, so `
          : `${earlier.name} sends ${what} to ${twice.host} as well, so `;
        const unless = source.unless ?? theirs.unless;
        const instead = `one of the two, or for one of them ${isAgent(later) && isAgent(earlier) ? 'other nodes by pods: podDefaults({ nodeSelector: { … } }), or ' : ''}another store${unless === undefined ? '' : `, or ${unless}`}`;
        if (isKeptOnce)
          later.check.warnOnce(
            property,
            `${problem}each is read and sent twice, and those that differ are stored twice`,
            instead,
          );
        else later.check.reportOnce(property, `${problem}each would be stored twice`, instead);
      }
    }
  });
}

/** Where everything of a source comes to: the stores to which its reader sends it, and the reader itself where it is one. */
const sentTo = ({ connections }: Reader, { sentBy, keptAt = [] }: SharedSource): readonly Endpoint[] => [
  ...connections.filter(({ property }) => sentBy.includes(property)).map(({ to }) => to),
  ...keptAt,
];

/** Where the metrics come to that are sent to a store, as a Prometheus that sends what it has sends what it is sent too. */
const passedOn = ({ protocol, owner }: Endpoint, components: readonly Reader[]): readonly Endpoint[] =>
  components
    .filter(({ reference }) => sentMetrics.includes(protocol) && isSameComponent(reference, owner))
    .flatMap(({ connections }) => connections.map(({ to }) => to).filter((to) => sentMetrics.includes(to.protocol)));

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
