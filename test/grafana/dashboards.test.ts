import type { Dashboard as DashboardJson, Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { parser as logql } from '@grafana/lezer-logql';
import { parser as traceql } from '@grafana/lezer-traceql';
import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { logAnalysis, lokiLogs, tempoTracing, tracingOverview } from '../../constructs/grafana';
import { dashboardQueries, type UsedQuery, withoutVariables } from '../../constructs/grafana/dashboards';
import { type Datasource, days, Environment, gibibytes, plainNetwork } from '../../constructs/kit';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { Prometheus } from '../../constructs/prometheus';
import { Tempo } from '../../constructs/tempo';
import { syntaxErrorIn } from '../../tools/verify/queries';
import { labelsShown } from '../contract/labels-shown';
import { labelsOfMetric } from '../contract/metric-catalog';
import { labelsOf, metricNames, typeErrors } from '../contract/promql';
import { unknownStreamLabels } from '../contract/stream-labels';
import { testEnvironment } from '../support';

/** The dashboards for logs and traces, as the environments show them: beside an existing Prometheus, and with stores of their own. */

const size = { retention: days(3), disk: gibibytes(10) };

function besideStack(): Datasource[] {
  const environment = new Environment(new App({ outdir: 'dist' }), 'test', { cluster: { network: plainNetwork() } });
  const namespace = environment.addNamespace('monitoring', { existing: true });
  const stack = new KubePrometheusStack(environment, { namespace });
  return [stack.datasource, new Loki(environment, size).datasource, new Tempo(environment, size).datasource];
}

function withStores(): Datasource[] {
  const environment = testEnvironment();
  return [Mimir, Loki, Tempo, Prometheus].map((Store) => new Store(environment, size).datasource);
}

function build(datasources: readonly Datasource[]): DashboardJson[] {
  return [lokiLogs(), tempoTracing(), logAnalysis(), tracingOverview()].map((dashboard) => {
    const json = dashboard.build(datasources);
    if (!json) throw new Error(`${dashboard.title} was not built`);
    return json;
  });
}

const panelsOf = ({ panels = [] }: DashboardJson) => panels.filter((panel): panel is Panel => panel.type !== 'row');

interface Target {
  readonly expr?: string;
  readonly legendFormat?: string;
  readonly datasource?: { readonly type?: string };
}

const targetsOf = ({ targets = [] }: Panel) => targets as Target[];

function errorsIn({ datasource, expression }: UsedQuery): string[] {
  const text = withoutVariables(expression);
  if (datasource === 'prometheus') {
    const unknown = metricNames(text).filter((name) => !labelsOfMetric(name));
    return [...typeErrors(text), ...unknown, ...labelsOf(text).unknown];
  }
  if (datasource === 'tempo') return [syntaxErrorIn(traceql, text) ?? []].flat();
  return [syntaxErrorIn(logql, text) ?? [], ...unknownStreamLabels(text)].flat();
}

/** The labels of the result of a metric query in LogQL, all of which group by what they show. */
const groupsOf = (expression: string) =>
  new Set([...expression.matchAll(/ by \(([^)]*)\)/g)].flatMap(([, labels = '']) => labels.split(', ')));

describe.each([
  ['beside an existing Prometheus', besideStack, 'prometheus', 'prometheus'],
  ['with stores of their own', withStores, 'mimir', 'prometheus'],
])('%s', (_, given, metrics, pipeline) => {
  const dashboards = build(given());

  test('the same input gives the same bytes', () => {
    expect(JSON.stringify(build(given()))).toBe(JSON.stringify(dashboards));
  });

  test('every query is one of its language and asks for what is there', () => {
    const used = dashboards.flatMap(dashboardQueries);
    expect(
      used.flatMap((query) => errorsIn(query).map((error) => `${query.place}: ${error}: ${query.expression}`)),
    ).toEqual([]);
    const count = (datasource: string) => used.filter((query) => query.datasource === datasource).length;
    expect(count('prometheus')).toBeGreaterThan(70);
    expect(count('loki')).toBeGreaterThan(25);
    expect(count('tempo')).toBeGreaterThan(10);
  });

  test('legends and links name labels that the series have', () => {
    const shown = dashboards.flatMap((dashboard) => labelsShown(dashboard));
    expect(shown.length).toBeGreaterThan(40);
    expect(shown.filter(({ label, result }) => !result.has(label)).map(({ place, label }) => [place, label])).toEqual(
      [],
    );
    const ofLogs = dashboards
      .flatMap(panelsOf)
      .flatMap(targetsOf)
      .filter(({ datasource }) => datasource?.type === 'loki');
    for (const { expr = '', legendFormat = '' } of ofLogs) {
      for (const [, label = ''] of legendFormat.matchAll(/\{\{(\w+)\}\}/g)) expect(groupsOf(expr)).toContain(label);
    }
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
        const result = datasource?.type === 'loki' ? groupsOf(expr) : labelsOf(withoutVariables(expr)).result;
        expect([...result]).toEqual(expect.arrayContaining(shown));
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
  const at = (place: string) => places.filter((query) => query.place === place).map(({ expression }) => expression);

  test('in a variable of Loki', () => {
    expect(at('Loki Logs › variable namespace')).toEqual(['{namespace=~".+"}']);
    expect(at('Loki Logs › variable container')).toEqual(['{namespace=~"$namespace", pod=~"$pod", container=~".+"}']);
  });

  test('in a service map, which asks Prometheus', () => {
    expect(at('Tempo Tracing › Service map')).toHaveLength(8);
    expect(at('Tempo Tracing › Service map').map((query) => withoutVariables(query))).toContain(
      'traces_service_graph_request_total{server=~"some"}',
    );
  });

  test('in the links of a column', () => {
    expect(at('Tempo Tracing › Slowest operations › Spans of this operation').map(withoutVariables)).toEqual([
      '{ resource.service.name = "some" && name = "some" }',
    ]);
  });

  test('variables that are no text are none', () => {
    expect(withoutVariables('3600 * $retention_hours')).toBe('3600 * 24');
    expect(withoutVariables('{ trace:duration > $slow_duration }')).toBe('{ trace:duration > 1s }');
    expect(withoutVariables('[$__auto] [$__range] [$__rate_interval]')).toBe('[5m] [5m] [5m]');
  });
});

test('without its datasources a dashboard is not built', () => {
  const loki = besideStack().filter(({ type }) => type === 'loki');
  expect(lokiLogs().build(loki)).toBeDefined();
  for (const dashboard of [tempoTracing(), logAnalysis(), tracingOverview()]) {
    expect(dashboard.build(loki)).toBeUndefined();
  }
});
