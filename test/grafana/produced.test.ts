import { describe, expect, test } from '@jest/globals';
import { AlloyReceiver } from '../../constructs/alloy';
import { dashboard, panels, pipelineHealth, tracingOverview, units } from '../../constructs/grafana';
import type { Dashboard } from '../../constructs/grafana/dashboards';
import { days, type Environment, gibibytes, percent } from '../../constructs/kit';
import { asksNobody } from '../../constructs/kit/queries';
import { dashboardQueries, panelsOf } from '../../constructs/kit/queries/dashboard-queries';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { OtelCollector } from '../../constructs/otel-collector';
import { Prometheus } from '../../constructs/prometheus';
import { Tempo } from '../../constructs/tempo';
import { testEnvironment } from '../support';

/** Dashboards about the platform show what runs in the environment. */

const size = { retention: days(3), disk: gibibytes(10) };

function built(shown: Dashboard, add: (environment: Environment) => void = () => {}) {
  const environment = testEnvironment();
  const { datasource } = new Prometheus(environment, size);
  add(environment);
  const json = shown.build([datasource], environment.knownMetrics);
  if (!json) throw new Error(`${shown.title} was not built`);
  return { json, environment };
}

const rowsOf = ({ json }: ReturnType<typeof built>) =>
  json.panels?.filter(({ type }) => type === 'row').map(({ title }) => title);

function withReceiver(Receiver: typeof OtelCollector | typeof AlloyReceiver) {
  return (environment: Environment) => {
    const mimir = new Mimir(environment, size);
    const loki = new Loki(environment, size);
    const tempo = new Tempo(environment, size);
    const to = { metricsTo: mimir.otlp, logsTo: loki.otlp, tracesTo: tempo.otlp };
    new Receiver(environment, { ...to, keep: [percent(100)] });
  };
}

describe('Pipeline health', () => {
  test('has the rows of what is there', () => {
    expect(rowsOf(built(pipelineHealth()))).toEqual(['Processes']);
    const withLoki = built(pipelineHealth(), (environment) => new Loki(environment, size));
    expect(rowsOf(withLoki)).toEqual(['Processes', 'Loki']);
  });

  test.each([
    ['Collector', OtelCollector, 'Alloy'],
    ['Alloy', AlloyReceiver, 'Collector'],
  ] as const)('has the pipelines of the %s by its names', (name, Receiver, other) => {
    const rows = rowsOf(built(pipelineHealth(), withReceiver(Receiver)));
    expect(rows).toEqual(expect.arrayContaining(['in', 'out', 'sampling'].map((row) => `${name}: ${row}`)));
    expect(rows).not.toContain(`${other}: out`);
  });
});

test.each([pipelineHealth(), tracingOverview()])('each query of $title asks somebody', (shown) => {
  const { json, environment } = built(shown, withReceiver(AlloyReceiver));
  const queries = dashboardQueries(json);
  expect(queries.length).toBeGreaterThan(5);
  expect(queries.filter((query) => asksNobody(query, environment.knownMetrics))).toEqual([]);
});

describe('a dashboard with a row of three panels, of which one asks nobody', () => {
  const asking =
    (title: string, ...expressions: readonly string[]) =>
    ({ pipeline: datasource }: { pipeline: Prometheus['datasource'] }) => {
      const queries = expressions.map((expression) => ({ expression, legend: title }));
      return panels.timeSeries({ title, description: title, datasource, queries, unit: units.Short });
    };
  const props = {
    uid: 'partly',
    title: 'Partly',
    description: 'A row that can be answered in part.',
    asks: ['pipeline'],
    sections: [
      (asked: { pipeline: Prometheus['datasource'] }) => ({
        title: 'Row',
        panels: [
          [6, asking('both', 'count(up)', 'cortex_ingester_memory_series')(asked)],
          [9, asking('nobody', 'sum(tempodb_blocklist_length)')(asked)],
          [9, asking('one of two', 'sum(loki_ring_members) or count(up)')(asked)],
        ] as const,
      }),
    ],
  } as const;
  const shown = (onlyProduced: boolean) =>
    panelsOf(built(dashboard({ ...props, onlyProduced })).json).map(({ title, gridPos, targets }) => [
      title,
      gridPos?.w,
      targets?.length,
    ]);

  test('leaves out what asks nobody, and fills the line', () => {
    expect(shown(true)).toEqual([
      ['both', 9, 1],
      ['one of two', 15, 1],
    ]);
  });

  test('keeps everything unless it says so', () => {
    expect(shown(false)).toEqual([
      ['both', 6, 2],
      ['nobody', 9, 1],
      ['one of two', 9, 1],
    ]);
  });
});

test('a dashboard is built once for each who asks, and anew where something else is there', () => {
  let times = 0;
  const section = () => {
    times += 1;
    return { title: 'row', panels: [] };
  };
  const shown = dashboard({ uid: 'a', title: 'A', description: 'a', asks: ['metrics'], sections: [section] });
  const environment = testEnvironment();
  const datasources = [new Prometheus(environment, size).datasource];
  const json = shown.build(datasources, environment.knownMetrics);
  expect(json?.title).toBe('A');
  expect(shown.build([...datasources], environment.knownMetrics)).toBe(json);
  expect(times).toBe(1);
  shown.build(datasources, environment.knownMetrics.slice(1));
  shown.build(datasources);
  shown.build([]);
  shown.build(datasources, environment.knownMetrics);
  expect(times).toBe(4);
});
