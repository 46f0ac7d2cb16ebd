import type { Environment, EscapeHatch } from '../../constructs/kit';
import { budgetLines } from '../../constructs/kit/environment/budget';
import { type ResourceUse, resourceUse, totalUse } from '../../constructs/kit/environment/resource-use';
import { unique } from '../../constructs/kit/model/unique';
import { admissionText } from './admission';
import { clusterFactsText } from './cluster-facts';
import { dataFlow, legend, storesOfSeveral } from './data-flow';
import { imagesText } from './images';
import { logRuleText } from './log-rules';
import { code, packagePages, table } from './markdown';
import { outsideText } from './outside';
import { privilegesText } from './privileges';

function connectionTable(environment: Environment): string {
  const rows = environment.connections.map(({ from, to }) => [
    from.workload,
    to.owner.workload,
    to.protocol,
    `${to.peer.kind === 'own-node' ? `its own node, port ${to.port}` : to.address}${to.transport === 'UDP' ? ' by UDP' : ''}${to.proxy ? `, through ${to.proxy.address}` : ''}`,
  ]);
  // To a reader two endpoints at one address, told apart by their paths, are one connection.
  const once = unique(rows, (row) => JSON.stringify(row));
  return table([['from', 'to', 'protocol', 'address'], ...once]);
}

/** What each workload takes, all of its pods together, and all of them. */
function resourceTable(environment: Environment): string {
  const cells = ({ pods, cpu, memory, memoryLimit, volumes }: ResourceUse) =>
    [pods, cpu, memory, memoryLimit, volumes.mebibytes > 0 ? volumes : ''].map(String);
  const head = ['workload', 'kind', 'pods', 'CPU request', 'memory request', 'memory limit', 'volumes'];
  const rows = environment.workloads.map((workload) => [
    workload.name,
    workload.props.kind,
    ...cells(resourceUse(workload)),
  ]);
  return table([head, ...rows, ['**together**', '', ...cells(totalUse(environment.workloads))]]);
}

/** The bounds within which an environment is to stay, where it states any. */
function budgetText(environment: Environment): string {
  if (!environment.budget) return '';
  const lines = budgetLines(environment.budget, totalUse(environment.workloads));
  const rows = lines.map(({ name, used, bound }) => [name, used, bound]);
  return `
The environment states a budget; a synth that exceeds it is refused. Memory counts by the limits, the most that may be taken.

${table([['', 'taken', 'budget'], ...rows])}
`;
}

/** The Secrets that are in no repository. */
function secretText(environment: Environment): string {
  if (environment.expectedSecrets.length === 0) return '';
  const rows = environment.expectedSecrets.map(({ namespace, name, keys, reason, madeBefore }) => [
    code(`${namespace}/${name}`),
    keys.map(code).join(', '),
    reason,
    madeBefore ? 'you, before' : 'the component',
  ]);
  return `
## Secrets

None is in a repository.${secretsFirstText(environment)}

${table([['Secret', 'keys', 'what it holds', 'made by'], ...rows])}
`;
}

/** How a Secret is made in a namespace that the environment itself brings. */
function secretsFirstText({ name, expectedSecrets, namespaces }: Environment): string {
  const own = new Set(namespaces.filter(({ existing }) => !existing).map((namespace) => namespace.name));
  if (!expectedSecrets.some(({ madeBefore, namespace }) => madeBefore && own.has(namespace))) return '';
  return ` A pod waits for those that you make. Their namespaces come first: \`kubectl apply -k dist/${name}/namespaces\`.`;
}

/** What the environment changes where it has no property: `configuration` and `override`. */
function byHandText(environment: Environment): string {
  const { escapeHatches } = environment;
  if (escapeHatches.length === 0) return '';
  const places = ({ changes }: EscapeHatch) =>
    changes.length === 0 ? 'nothing: it can go' : changes.map(({ what, path }) => `${what} \`${path}\``).join('<br>');
  const rows = escapeHatches.map((hatch) => [hatch.component, hatch.of, places(hatch)]);
  return `
## What this environment changes by hand

There is no property for these. Look at them when you take a newer version: what they change may have changed, or there may be
a property for it.

${table([['component', 'what', 'where it differs from what would be rendered'], ...rows])}
`;
}

/** The file of an environment, where it is no variant of another one. */
export const fileOf = (name: string): string => `environments/${name}.ts`;

/** Which parts of the figure are several workloads. */
function foldedText(environment: Environment): string {
  const stores = [...new Set(storesOfSeveral(environment).values())];
  return stores.length === 0
    ? ''
    : `Several workloads are one part of the figure in ${stores.map(code).join(', ')}; whom each of them calls is in the table.\n\n`;
}

/**
 * The page of an environment, written from its model. `program`: what writes it. `docs`: where the pages of the package are. `file`: what
 * says what the environment is; default: the file of its name.
 */
export function environmentPage(
  environment: Environment,
  program: string,
  docs = 'docs',
  file = fileOf(environment.name),
): string {
  const { nodes = 1 } = environment.cluster;
  const pageOf = packagePages(docs);
  return `# ${environment.name}

Written by \`${program}\` from \`${file}\`; do not edit.

## Data flow

${legend}

\`\`\`mermaid
${dataFlow(environment)}
\`\`\`

${foldedText(environment)}## Connections

Each has a rule in the network policy of every side that the environment renders. Beside these, each caller may ask the cluster's DNS, and
kubelet probes pass.

${connectionTable(environment)}
${admissionText(environment)}
## Resources

On ${nodes === 1 ? 'one node' : `${nodes} nodes`}.

${resourceTable(environment)}
${budgetText(environment)}${imagesText(environment, pageOf)}${clusterFactsText(environment, pageOf)}${outsideText(environment, pageOf)}${logRuleText(environment)}${privilegesText(environment)}${secretText(environment)}${byHandText(environment)}`;
}
