import type { Connection, Environment } from '../../constructs/kit';
import { type ProtocolFacts, protocols } from '../../constructs/kit/model/protocols';

/** A Mermaid node's identifier. */
const id = (name: string) => name.replaceAll(/[^a-zA-Z0-9]/g, '_');

type Signal = NonNullable<ProtocolFacts['signal']>;

/** The colour of what carries a signal, and the square of that colour by which the legend says it. */
const colours: Readonly<Record<Signal, { readonly stroke: string; readonly square: string; readonly what: string }>> = {
  metrics: { stroke: '#e67e22', square: '🟧', what: 'metrics' },
  logs: { stroke: '#2980b9', square: '🟦', what: 'logs' },
  traces: { stroke: '#8e44ad', square: '🟪', what: 'traces' },
  profiles: { stroke: '#c0392b', square: '🟥', what: 'profiles' },
  every: { stroke: '#27ae60', square: '🟩', what: 'several of them' },
};

/** What the colours and the dots of a figure mean. */
export const legend = `${Object.values(colours)
  .map(({ square, what }) => `${square} ${what}`)
  .join(' · ')} · uncoloured: none of them. Arrows follow the data; at a dotted arrow the receiver fetches it.`;

/**
 * Who sends what to whom, as a Mermaid flowchart: arrows follow the data, dotted where it is fetched, coloured by signal.
 * What the pipeline's own Prometheus watches is left out, and what happens within a store of several workloads; the table beside the figure
 * has both. https://mermaid.js.org/syntax/flowchart.html
 */
export function dataFlow(environment: Environment): string {
  const folded = storesOfSeveral(environment);
  const stores = new Set(folded.values());
  const party = (workload: string) => folded.get(workload) ?? workload;
  const flows = environment.connections
    .filter(({ to }) => !watchesOwn(environment, to))
    .map(({ from, to }) => ({ from: party(from.workload), to: party(to.owner.workload), protocol: to.protocol }))
    .filter(({ from, to }) => from !== to || !stores.has(from));
  const lines = ['flowchart LR'];
  for (const namespace of environment.namespaces) {
    const members = environment.workloads.filter(({ component }) => component.targetNamespace === namespace);
    if (members.length === 0) continue;
    lines.push(`  subgraph ${id(`namespace ${namespace.name}`)} ["${namespace.name}"]`);
    for (const name of new Set(members.map((member) => party(member.name)))) lines.push(`    ${id(name)}["${name}"]`);
    lines.push('  end');
  }
  const own = new Set(environment.workloads.map(({ name }) => party(name)));
  const parties = flows.flatMap(({ from, to }) => [from, to]);
  for (const name of [...new Set(parties)].filter((name) => !own.has(name))) lines.push(`  ${id(name)}(["${name}"])`);
  return [...lines, ...arrows(flows)].join('\n');
}

/** The workloads of stores that find each other by memberlist, with the name of their store: a figure of each of them would be a tangle. */
export function storesOfSeveral({ connections, workloads }: Environment): ReadonlyMap<string, string> {
  const stores = new Set(
    connections.filter(({ to }) => to.protocol === 'memberlist').map(({ to }) => to.owner.component),
  );
  const members = workloads.filter(({ component }) => stores.has(component.name));
  return new Map(members.map(({ name, component }) => [name, component.name]));
}

/** What goes from one party of the figure to another. */
interface Flow {
  readonly from: string;
  readonly to: string;
  readonly protocol: Connection['to']['protocol'];
}

/** Metrics of one of the environment's own workloads about itself. */
const watchesOwn = (environment: Environment, { protocol, offers, peer }: Connection['to']): boolean =>
  protocol === 'prometheus.exposition' &&
  !('ofOthers' in offers && offers.ofOthers) &&
  environment.workloads.some((workload) => workload.peer === peer);

/** One arrow for each pair and direction, with everything that it carries, and below them the arrows of each colour. */
function arrows(flows: readonly Flow[]): string[] {
  const carried = new Map<string, { readonly labels: Set<string>; readonly signals: Set<Signal> }>();
  for (const { from, to, protocol } of flows) {
    const { fetched, label, signal } = protocols[protocol];
    const [source, target] = fetched ? [to, from] : [from, to];
    const key = `${id(source)} ${fetched ? '-.->' : '-->'}|%| ${id(target)}`;
    const arrow = carried.get(key) ?? { labels: new Set(), signals: new Set() };
    carried.set(key, arrow);
    arrow.labels.add(label);
    if (signal) arrow.signals.add(signal);
  }
  const drawn = [...carried].map(([key, { labels }]) => `  ${key.replace('%', `"${[...labels].join(', ')}"`)}`);
  const signals = [...carried.values()].map(({ signals: [first, ...others] }) => (others.length > 0 ? 'every' : first));
  const styles = Object.entries(colours).flatMap(([signal, { stroke }]) => {
    const numbers = signals.flatMap((each, index) => (each === signal ? [index] : []));
    return numbers.length > 0 ? [`  linkStyle ${numbers.join(',')} stroke:${stroke},stroke-width:2px`] : [];
  });
  return [...drawn, ...styles];
}
