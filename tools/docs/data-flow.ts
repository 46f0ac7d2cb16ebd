import type { Connection, Environment } from '../../constructs/kit';
import { protocols } from '../../constructs/kit/model/protocols';

/** A Mermaid node's identifier. */
const id = (name: string) => name.replaceAll(/[^a-zA-Z0-9]/g, '_');

/**
 * Who sends what to whom, as a Mermaid flowchart: arrows follow the data, dotted where it is fetched.
 * What the pipeline's own Prometheus watches is left out; the table beside the figure has it.
 * https://mermaid.js.org/syntax/flowchart.html
 */
export function dataFlow(environment: Environment): string {
  const connections = environment.connections.filter(({ to }) => !watchesOwn(environment, to));
  const lines = ['flowchart LR'];
  for (const namespace of environment.namespaces) {
    const members = environment.workloads.filter(({ component }) => component.targetNamespace === namespace);
    if (members.length === 0) continue;
    lines.push(`  subgraph ${id(`namespace ${namespace.name}`)} ["${namespace.name}"]`);
    for (const { name } of members) lines.push(`    ${id(name)}["${name}"]`);
    lines.push('  end');
  }
  const own = new Set(environment.workloads.map(({ name }) => name));
  const parties = connections.flatMap(({ from, to }) => [from.workload, to.owner.workload]);
  for (const name of [...new Set(parties)].filter((name) => !own.has(name))) lines.push(`  ${id(name)}(["${name}"])`);
  return [...lines, ...arrows(connections)].join('\n');
}

/** Metrics of one of the environment's own workloads about itself. */
const watchesOwn = (environment: Environment, { protocol, offers, peer }: Connection['to']): boolean =>
  protocol === 'prometheus.exposition' &&
  !('ofOthers' in offers && offers.ofOthers) &&
  environment.workloads.some((workload) => workload.peer === peer);

/** One arrow for each pair and direction, with everything that it carries. */
function arrows(connections: readonly Connection[]): string[] {
  const carried = new Map<string, Set<string>>();
  for (const { from, to } of connections) {
    const { fetched, label } = protocols[to.protocol];
    const [source, target] = fetched ? [to.owner.workload, from.workload] : [from.workload, to.owner.workload];
    const key = `${id(source)} ${fetched ? '-.->' : '-->'}|%| ${id(target)}`;
    carried.set(key, (carried.get(key) ?? new Set()).add(label));
  }
  return [...carried].map(([key, protocols]) => `  ${key.replace('%', `"${[...protocols].join(', ')}"`)}`);
}
