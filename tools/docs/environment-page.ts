import { type Environment, mebibytes, millicores } from '../../constructs/kit';
import { dataFlow } from './data-flow';

/** A Markdown table; the first row is its head. */
function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

function connectionTable(environment: Environment): string {
  const rows = environment.connections.map(({ from, to }) => [
    from.workload,
    to.owner.workload,
    to.protocol,
    to.peer.kind === 'own-node' ? `its own node, port ${to.port}` : to.address,
  ]);
  return table([['from', 'to', 'protocol', 'address'], ...rows]);
}

function resourceTable(environment: Environment): string {
  const total = { cpu: 0, memory: 0, limit: 0 };
  const rows = environment.workloads.map(({ name, props, replicas }) => {
    // Init containers end before the others begin.
    const running = [props, ...(props.sidecars ?? [])].map(({ resources }) => resources);
    const cpu = running.reduce((sum, each) => sum + each.cpu.millicores, 0) * replicas;
    const memory = running.reduce((sum, each) => sum + each.memory.mebibytes, 0) * replicas;
    const limit = running.reduce((sum, each) => sum + (each.memoryLimit ?? each.memory).mebibytes, 0) * replicas;
    total.cpu += cpu;
    total.memory += memory;
    total.limit += limit;
    const pods = props.kind === 'DaemonSet' ? '1 on each node' : String(replicas);
    const volume = props.data ? `${props.data.size}` : '';
    return [name, props.kind, pods, `${millicores(cpu)}`, `${mebibytes(memory)}`, `${mebibytes(limit)}`, volume];
  });
  const head = ['workload', 'kind', 'pods', 'CPU request', 'memory request', 'memory limit', 'volume'];
  const sum = ['**one node**', '', '', millicores(total.cpu), mebibytes(total.memory), mebibytes(total.limit), ''];
  return table([head, ...rows, sum.map(String)]);
}

/** The page of an environment, written from its model. */
export function environmentPage(environment: Environment): string {
  return `# ${environment.name}

Written by \`npm run docs\` from \`environments/${environment.name}.ts\`; do not edit.

## Data flow

Arrows follow the data; dotted ones are fetched by whoever they point to.

\`\`\`mermaid
${dataFlow(environment)}
\`\`\`

## Connections

Each has a rule in the network policy of every side that is ours. Beside these, whoever calls may ask the cluster's DNS, and
kubelet probes pass.

${connectionTable(environment)}

## Resources

${resourceTable(environment)}
`;
}
