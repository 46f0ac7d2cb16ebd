import type { Dashboard as DashboardJson, Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { resultLabels } from '../../checks/languages/logql';
import { MetricCatalog } from '../../checks/languages/metric-catalog';
import { labelsOf } from '../../checks/languages/promql';
import { errorIn, unknownIn } from '../../checks/languages/query-problems';
import { labelsShown } from '../../checks/queries/labels-shown';
import {
  alerting,
  cluster,
  logAnalysis,
  lokiLogs,
  nodes,
  pipelineHealth,
  tempoTracing,
  tracingOverview,
  workloads,
} from '../../constructs/grafana';
import { dashboardFiles } from '../../constructs/grafana/dashboards';
import { type Datasource, days, Environment, gibibytes, plainNetwork } from '../../constructs/kit';
import { dashboardQueries, panelsOf } from '../../constructs/kit/queries/dashboard-queries';
import { withoutVariables } from '../../constructs/kit/queries/variables';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { Loki } from '../../constructs/loki';
import { platformMetrics } from '../../constructs/metrics';
import { Mimir } from '../../constructs/mimir';
import { Prometheus } from '../../constructs/prometheus';
import { Tempo } from '../../constructs/tempo';
import { testEnvironment } from '../support';

/** The dashboards for logs and traces, as the environments show them: beside an existing Prometheus, and with stores of their own. */

const size = { retention: days(3), disk: gibibytes(10) };

function besideStack(): Datasource[] {
  const environment = new Environment(new App({ outdir: 'dist' }), 'test', { cluster: { network: plainNetwork() } });
  const namespace = environment.addNamespace('monitoring', { existing: true });
  const stack = new KubePrometheusStack(environment, { namespace });
  return [stack.datasource, new Loki(environment, size).datasource, new Tempo(environment, size).datasource];
}

/** `name`: that of the cluster. */
function withStores(name?: string): Datasource[] {
  const environment = testEnvironment({ network: plainNetwork(), name });
  return [Mimir, Loki, Tempo, Prometheus].map((Store) => new Store(environment, size).datasource);
}

function build(datasources: readonly Datasource[]): DashboardJson[] {
  return [
    lokiLogs(),
    tempoTracing(),
    logAnalysis(),
    tracingOverview(),
    cluster(),
    nodes(),
    workloads(),
    alerting(),
    pipelineHealth(),
  ].map((dashboard) => {
    const json = dashboard.build(datasources);
    if (!json) throw new Error(`${dashboard.title} was not built`);
    return json;
  });
}

interface Target {
  readonly expr?: string;
  readonly legendFormat?: string;
  readonly datasource?: { readonly type?: string };
}

const targetsOf = ({ targets = [] }: Panel) => targets as Target[];

describe.each([
  ['beside an existing Prometheus', besideStack, 'prometheus', 'prometheus', {}],
  ['with stores of their own', () => withStores(), 'mimir', 'prometheus', {}],
  ['with stores of several clusters', () => withStores('shop'), 'mimir', 'prometheus', { name: 'shop' }],
])('%s', (_, given, metrics, pipeline, named) => {
  const catalog = new MetricCatalog(platformMetrics, named);
  const dashboards = build(given());

  test('the same input gives the same bytes', () => {
    expect(JSON.stringify(build(given()))).toBe(JSON.stringify(dashboards));
  });

  test('every query is one of its language and asks for what is there', () => {
    const used = dashboards.flatMap(dashboardQueries);
    const problems = used.flatMap((query) => {
      const found = errorIn(query) ?? unknownIn(query, catalog);
      return [found].flat().map((problem) => `${query.place}: ${problem}`);
    });
    expect(problems).toEqual([]);
    const count = (datasource: string) => used.filter((query) => query.datasource === datasource).length;
    expect(count('prometheus')).toBeGreaterThan(70);
    expect(count('loki')).toBeGreaterThan(25);
    expect(count('tempo')).toBeGreaterThan(10);
  });

  test('legends and links name labels that the series have', () => {
    const shown = dashboards.flatMap((dashboard) => labelsShown(dashboard, catalog));
    expect(shown.length).toBeGreaterThan(50);
    expect(shown.filter(({ label, result }) => result && !result.has(label))).toEqual([]);
  });

  test('rows are told apart by the labels that each query of theirs has', () => {
    const lists = dashboards.flatMap(panelsOf).filter(({ type, targets = [] }) => {
      return (type === 'table' || type === 'bargauge') && targets.some((target) => 'expr' in target);
    });
    expect(lists.length).toBeGreaterThan(6);
    for (const panel of lists) {
      const { indexByName = {} } = panel.transformations?.find(({ id }) => id === 'organize')?.options ?? {};
      const columns = Object.keys(indexByName).filter((name) => !name.startsWith('Value'));
      const linked = JSON.stringify(panel.fieldConfig).matchAll(/__data\.fields\.(\w+)/g);
      const shown = [...columns, ...[...linked].map(([, label = '']) => label)];
      for (const { expr = '', datasource } of targetsOf(panel)) {
        const text = withoutVariables({ expression: expr });
        const result = datasource?.type === 'loki' ? resultLabels(text) : labelsOf(text, catalog).result;
        expect([...(result ?? [])]).toEqual(expect.arrayContaining(shown));
        if (columns.length > 0) expect(new Set(columns)).toEqual(new Set(result));
      }
    }
  });

  test('panels fill their lines, have an id and say what to make of them', () => {
    for (const dashboard of dashboards) {
      const { title, panels = [] } = dashboard;
      expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
      const widths = new Map<number, number>();
      for (const { gridPos, description, title: name } of panelsOf(dashboard)) {
        expect(`${title} › ${name}: ${description}`).toMatch(/: \w.*\w+.*\.$/s);
        const { x = 0, y = 0, w = 0 } = gridPos ?? {};
        expect(x).toBe(widths.get(y) ?? 0);
        widths.set(y, x + w);
      }
      expect([title, ...new Set(widths.values())]).toEqual([title, 24]);
    }
  });

  test('numbers have a unit, and each part asks who knows of it', () => {
    for (const panel of dashboards.flatMap(panelsOf)) {
      const asksForNumbers = panel.type !== 'logs' && targetsOf(panel).some(({ expr }) => expr);
      if (asksForNumbers) expect(JSON.stringify(panel.fieldConfig)).toContain('"unit"');
    }
    const uidsOf = (name: string) => {
      const used = dashboards.find(({ uid }) => uid === name);
      return new Set((used ? panelsOf(used) : []).map(({ datasource }) => datasource?.uid));
    };
    expect(uidsOf('loki-logs')).toEqual(new Set(['loki']));
    expect(uidsOf('tempo-tracing')).toEqual(new Set([metrics, 'tempo']));
    expect(uidsOf('log-analysis')).toEqual(new Set([metrics, pipeline, 'loki']));
    expect(uidsOf('distributed-tracing-overview')).toEqual(new Set([pipeline]));
  });
});

describe('queries are found wherever they stand', () => {
  const places = build(besideStack()).flatMap(dashboardQueries);
  const queriesAt = (place: string) => places.filter((query) => query.place === place);
  const at = (place: string) => queriesAt(place).map(({ expression }) => expression);

  test('in a variable of Loki', () => {
    expect(at('Loki Logs › variable namespace')).toEqual(['{namespace=~".+"}']);
    expect(at('Loki Logs › variable container')).toEqual(['{namespace=~"$namespace", pod=~"$pod", container=~".+"}']);
  });

  test('in a service map, which asks Prometheus', () => {
    expect(at('Tempo Tracing › Service map')).toHaveLength(8);
    expect(queriesAt('Tempo Tracing › Service map').map(withoutVariables)).toContain(
      'traces_service_graph_request_total{server=~"some"}',
    );
  });

  test('in the links of a column', () => {
    expect(queriesAt('Tempo Tracing › Slowest operations › Spans of this operation').map(withoutVariables)).toEqual([
      '{ resource.service.name = "some" && name = "some" }',
    ]);
  });
});

test('without its datasources a dashboard is not built', () => {
  const loki = besideStack().filter(({ type }) => type === 'loki');
  expect(lokiLogs().build(loki)).toBeDefined();
  for (const dashboard of [tempoTracing(), tracingOverview()]) {
    expect(dashboard.build(loki)).toBeUndefined();
  }
});

test('a changed dashboard is the one that it is called', () => {
  const environment = testEnvironment();
  const datasources = [new Mimir(environment, size).datasource];
  const changed = { ...nodes(), title: 'Machines', uid: 'machines' };
  const files = dashboardFiles([nodes(), changed], datasources, environment);
  const heads = Object.entries(files).map(([file, text]) => [file, JSON.parse(text).uid, JSON.parse(text).title]);
  expect(heads).toEqual([
    ['nodes.json', 'nodes', 'Nodes'],
    ['machines.json', 'machines', 'Machines'],
  ]);
});
