import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { Alloy, unix } from '../../constructs/alloy';
import { cluster, dashboard, nodes, panels, units, workloads } from '../../constructs/grafana';
import type { Dashboard } from '../../constructs/grafana/dashboards';
import { Environment, type KnownMetrics, plainNetwork } from '../../constructs/kit';
import { showsNothing } from '../../constructs/kit/queries';
import { dashboardQueries, panelsOf } from '../../constructs/kit/queries/dashboard-queries';
import { KubeStateMetrics, type ObjectCollector } from '../../constructs/kube-state-metrics';
import { Mimir } from '../../constructs/mimir';
import { type NodeCollector, NodeExporter, type NodeExporterProps } from '../../constructs/node-exporter';
import { size } from '../bad-input/cases';
import { runbooks } from '../support';

/** Dashboards about the cluster leave out what a collector would show that is off. */

type Add = (environment: Environment, namespace: ReturnType<Environment['addNamespace']>) => void;

function built(shown: Dashboard, add: Add, knownMetrics: readonly KnownMetrics[] = []) {
  const cluster = { network: plainNetwork() };
  const environment = new Environment(new App(), 'test', { cluster, runbooks, knownMetrics });
  environment.addNamespace('monitoring');
  const agents = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they see their nodes' });
  const { datasource } = new Mimir(environment, size);
  add(environment, agents);
  const json = shown.build([datasource], environment.knownMetrics, environment.hiddenMetrics);
  if (!json) throw new Error(`${shown.title} was not built`);
  return { json, environment };
}

const exporter =
  (collectors: NodeExporterProps['collectors']): Add =>
  (environment, namespace) =>
    new NodeExporter(environment, { namespace, collectors });

const off = (...names: readonly NodeCollector[]) => exporter(Object.fromEntries(names.map((name) => [name, false])));

const objects =
  (...collectors: readonly ObjectCollector[]): Add =>
  (environment) =>
    new KubeStateMetrics(environment, { collectors });

const titles = ({ json }: ReturnType<typeof built>) => panelsOf(json).map(({ title }) => title);

const missing = (shown: Dashboard, add: Add) => {
  const there = titles(built(shown, add));
  return titles(built(shown, () => {})).filter((title) => !there.includes(title));
};

describe('what is left out', () => {
  test.each<[string, Dashboard, Add, readonly string[]]>([
    ['nothing with all collectors', nodes(), exporter({}), []],
    ['what one shows', nodes(), exporter({ filefd: false }), ['Files open']],
    ['a row', nodes(), exporter({ netdev: false }), ['Received and sent', 'Errors and drops']],
    [
      'what unix() cannot see',
      nodes(),
      (environment, namespace) => {
        new Alloy(environment, {
          namespace,
          collect: [unix()],
          metricsTo: new Mimir(environment, { ...size, name: 'other' }).remoteWrite,
        });
      },
      ['Received and sent', 'Errors and drops', 'Connections followed'],
    ],
    [
      'what is divided by what is missing',
      workloads(),
      objects('nodes'),
      ['Of the request', 'Of the request', 'Of the limit', 'Pods by phase', 'Restarts', 'Why containers ended'],
    ],
  ])('%s', (_, shown, add, expected) => {
    expect(missing(shown, add)).toEqual(expected);
  });
});

test.each<[Dashboard, Add]>([
  ...(['cpu', 'diskstats', 'filefd', 'filesystem', 'loadavg', 'meminfo', 'netdev', 'timex', 'vmstat'] as const).map(
    (name): [Dashboard, Add] => [nodes(), off(name)],
  ),
  [nodes(), off('filefd', 'timex', 'filesystem')],
  ...(['pods', 'nodes', 'deployments', 'statefulsets'] as const).flatMap((name): [Dashboard, Add][] => [
    [cluster(), objects(name)],
    [workloads(), objects(name)],
  ]),
])('the lines of $title stay full', (shown, add) => {
  const widths: number[] = [];
  for (const panel of built(shown, add).json.panels ?? []) {
    if (panel.type === 'row') widths.push(0);
    else widths.push((widths.pop() ?? 0) + (panel.gridPos?.w ?? 0));
  }
  expect(widths.length).toBeGreaterThan(1);
  expect(widths.filter((width) => width === 0 || width % 24 !== 0)).toEqual([]);
});

test('no query is left that shows nothing', () => {
  const { json, environment } = built(cluster(), objects('pods'));
  const { knownMetrics, hiddenMetrics } = environment;
  const isOf = (list: readonly KnownMetrics[], name: string) => list.some((each) => each.name.test(name));
  const isMissing = (name: string) => isOf(hiddenMetrics, name) && !isOf(knownMetrics, name);
  const queries = dashboardQueries(json);
  expect(queries.length).toBeGreaterThan(5);
  expect(queries.filter((query) => showsNothing(query, isMissing))).toEqual([]);
  expect(JSON.stringify(json)).not.toContain('kube_node_status_condition');
});

test('what somebody else produces stays', () => {
  const own = [{ name: /^node_filefd_(allocated|maximum)$/, labels: [] }];
  expect(titles(built(nodes(), exporter({ filefd: false }), own))).toContain('Files open');
});

test('a table of which one query is left names its column as Prometheus does', () => {
  const { json } = built(nodes(), exporter({ filesystem: true }));
  expect(panelsOf(json).filter(({ type }) => type === 'table').length).toBeGreaterThan(0);
  const own = dashboard({
    uid: 'own',
    title: 'Own',
    description: 'Mine.',
    asks: ['metrics'],
    onlyCollected: true,
    sections: [
      ({ metrics: datasource }) => ({
        title: 'Row',
        panels: [
          [
            24,
            panels.table({
              title: 'Nodes',
              description: 'Nodes.',
              datasource,
              labels: [{ title: 'Node', label: 'node' }],
              values: [
                { title: 'Files', expression: 'sum by (node) (node_filefd_allocated)', unit: units.Short },
                { title: 'Load', expression: 'sum by (node) (node_load5)', unit: units.Short },
              ],
              sortBy: 'Load',
            }),
          ],
        ],
      }),
    ],
  });
  const columns = (add: Add) => {
    const [table] = panelsOf(built(own, add).json);
    return table?.transformations?.find(({ id }) => id === 'organize')?.options.renameByName;
  };
  expect(columns(exporter({}))).toEqual({ node: 'Node', 'Value #A': 'Files', 'Value #B': 'Load' });
  expect(columns(exporter({ filefd: false }))).toEqual({ node: 'Node', Value: 'Load' });
});

test.each([
  ['a', false],
  ['hidden', true],
  ['a or hidden', false],
  ['hidden or vector(0)', true],
  ['a or vector(0)', false],
  ['a unless hidden', false],
  ['hidden unless a', true],
  ['a / hidden', true],
  ['100 * (a or 0 * hidden) / a', false],
  ['sum by (x) (rate(hidden[5m])) > 0', true],
  ['topk(5, a)', false],
  ['max_over_time(hidden[1h:5m])', true],
  ['{__name__=~"hidden"} * on (x) group_left () a', true],
  ['vector(1)', false],
])('%s shows nothing: %s', (expression, expected) => {
  expect(showsNothing({ expression }, (name) => name === 'hidden')).toBe(expected);
});
