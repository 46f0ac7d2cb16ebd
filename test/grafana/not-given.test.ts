import { describe, expect, test } from '@jest/globals';
import * as grafana from '../../constructs/grafana';
import type { Dashboard } from '../../constructs/grafana/dashboards';
import { type Datasource, external, percent } from '../../constructs/kit';
import { variables } from '../../constructs/kit/queries/variables';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { OtelCollector } from '../../constructs/otel-collector';
import { Tempo } from '../../constructs/tempo';
import { size } from '../bad-input/cases';
import { findingsOf, testEnvironment } from '../support';

/** Dashboards for companies that have some of the stores: they have what these answer, and no more. */

const environment = testEnvironment();
const metrics = new Mimir(environment, size).datasource;
const logs = new Loki(environment, size).datasource;
const traces = new Tempo(environment, { ...size, dimensions: grafana.endpointDimensions() }).datasource;

const all: readonly Dashboard[] = [
  grafana.workloads(),
  grafana.springBoot(),
  grafana.springBootMicrometer(),
  grafana.httpErrorRate(),
  grafana.k6LoadTest(),
  grafana.logAnalysis(),
  grafana.tempoTracing(),
  grafana.redByEndpoint(),
  grafana.erroringEndpoints(),
  grafana.tracesInDashboards(),
];

const titled = (title: string): Dashboard => {
  const found = all.find((each) => each.title === title);
  if (!found) throw new Error(`no dashboard is called ${title}`);
  return found;
};

function built(dashboard: Dashboard, given: readonly Datasource[]) {
  const json = dashboard.build(given);
  if (!json) throw new Error(`${dashboard.title} was not built`);
  return json;
}

const withMetricsAlone = ['Workloads', 'Spring Boot', 'Spring Boot, Micrometer', 'HTTP error rate', 'k6 load test'];

const cases: readonly (readonly [title: string, given: readonly Datasource[]])[] = [
  ...withMetricsAlone.map((title) => [title, [metrics]] as const),
  ...withMetricsAlone.map((title) => [title, [metrics, logs]] as const),
  ...withMetricsAlone.map((title) => [title, [metrics, traces]] as const),
  ...all.filter(({ asks }) => asks.includes('traces')).map(({ title }) => [title, [metrics, traces]] as const),
  ['Log Analysis', [logs]],
];

describe.each(cases)('%s', (title, given) => {
  const json = built(titled(title), given);
  const text = JSON.stringify(json);

  test(`asks nobody else than ${given.map(({ name }) => name).join(' and ')}`, () => {
    const uids = new Set([...text.matchAll(/"uid\\*":\\*"([^"\\]+)/g), ...text.matchAll(/%22uid%22%3A%22([^%]+)/g)]);
    const known = [...given.map(({ uid }) => uid), json.uid];
    expect([...uids].map(([, uid]) => uid).filter((uid) => !known.includes(uid))).toEqual([]);
    expect(text).not.toContain('not given');
    expect(text).not.toContain('not%20given');
  });

  test('has a panel in each row, and each line is full', () => {
    const widths: number[] = [];
    for (const panel of json.panels ?? []) {
      if (panel.type === 'row') widths.push(0);
      else widths.push((widths.pop() ?? 0) + (panel.gridPos?.w ?? 0));
    }
    expect(widths.length).toBeGreaterThan(1);
    expect(widths.filter((width) => width === 0 || width % 24 !== 0)).toEqual([]);
  });

  test('has each variable that it uses', () => {
    const names = new Set((json.templating?.list ?? []).map(({ name }) => name));
    const used = JSON.stringify(json.panels).match(variables) ?? [];
    const own = used.map((each) => /\w+/.exec(each)?.[0] ?? '').filter((name) => !name.startsWith('__'));
    expect(own.filter((name) => !names.has(name))).toEqual([]);
  });
});

test('every dashboard that can do without a store is looked at', () => {
  const looked = new Set(cases.map(([title]) => title));
  expect(all.filter(({ title }) => !looked.has(title))).toEqual([]);
});

test('a text does not name what is not there', () => {
  expect(built(titled('Spring Boot'), [metrics]).description).toBe('Java services with the OpenTelemetry agent.');
  expect(built(titled('Spring Boot'), [metrics, logs]).description).toMatch(/ opens the logs of its service\.$/);
  expect(built(titled('Workloads'), [metrics]).description).toMatch(/network and volumes\.$/);
  expect(JSON.stringify(built(titled('Spring Boot'), [metrics]))).not.toMatch(/trace/);
});

test('a Grafana with metrics alone has them, and nothing is wrong', () => {
  const environment = testEnvironment();
  const { datasource } = new Mimir(environment, size);
  new grafana.Grafana(environment, { datasources: [datasource], dashboards: withMetricsAlone.map(titled) });
  expect(findingsOf(environment)).toEqual([]);
});

test('metrics from spans are shown without traces where a Collector makes them', () => {
  const own = testEnvironment();
  const mimir = new Mimir(own, size);
  const tracesTo = external(own, {
    protocol: 'otlp.traces',
    url: 'https://traces.example.com',
    addresses: ['203.0.113.7'],
  });
  const logsTo = new Loki(own, size).otlp;
  new OtelCollector(own, { metricsTo: mimir.otlp, logsTo, tracesTo, keep: [percent(10)] });
  const rows = titled('HTTP error rate')
    .build([mimir.datasource], own.knownMetrics)
    ?.panels?.filter(({ type }) => type === 'row');
  expect(rows?.map(({ title }) => title)).toEqual(['By the services themselves', 'What fails', 'By their spans']);
});

test('a dashboard of my own does without what is not given', () => {
  const own = grafana.dashboard({
    uid: 'own',
    title: 'Own',
    description: 'Mine.',
    asks: ['metrics'],
    asksIfGiven: ['logs'],
    sections: [
      ({ metrics: datasource, logs: lines }) => ({
        title: 'Row',
        panels: [
          [
            12,
            grafana.panels.timeSeries({
              title: 'Up',
              description: 'Up.',
              datasource,
              queries: [{ expression: 'up', legend: 'up' }],
              unit: grafana.units.Short,
              links: [grafana.links.logsLink('Lines', lines, '{pod="a"}')],
            }),
          ],
          [
            12,
            grafana.panels.logs({ title: 'Lines', description: 'Lines.', datasource: lines, expression: '{pod="a"}' }),
          ],
        ],
      }),
    ],
  });
  const panels = (given: readonly Datasource[]) =>
    (built(own, given).panels ?? []).map((panel) => [
      panel.title,
      panel.gridPos?.w,
      'fieldConfig' in panel ? panel.fieldConfig?.defaults.links?.length : undefined,
    ]);
  expect(panels([metrics, logs])).toEqual([
    ['Row', 24, undefined],
    ['Up', 12, 1],
    ['Lines', 12, undefined],
  ]);
  expect(panels([metrics])).toEqual([
    ['Row', 24, undefined],
    ['Up', 24, 0],
  ]);
});
