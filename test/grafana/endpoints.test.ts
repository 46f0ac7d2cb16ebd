import { describe, expect, test } from '@jest/globals';
import { MetricCatalog } from '../../checks/languages/metric-catalog';
import { errorIn, unknownIn } from '../../checks/languages/query-problems';
import { labelsShown } from '../../checks/queries/labels-shown';
import { erroringEndpoints, k6LoadTest, redByEndpoint, tracesInDashboards } from '../../constructs/grafana';
import type { Dashboard } from '../../constructs/grafana/dashboards';
import { type Datasource, plainNetwork } from '../../constructs/kit';
import { dashboardQueries, panelsOf } from '../../constructs/kit/queries/dashboard-queries';
import { Loki } from '../../constructs/loki';
import { platformMetrics } from '../../constructs/metrics';
import { Mimir } from '../../constructs/mimir';
import { Tempo } from '../../constructs/tempo';
import { size } from '../bad-input/cases';
import { testEnvironment } from '../support';

/** The dashboards of endpoints and of load tests, by the metrics of a Tempo with the dimensions that they need. */

const dashboards: Readonly<Record<string, () => Dashboard>> = {
  'k6 load test': k6LoadTest,
  'RED by route': () => redByEndpoint(),
  'RED by path': () => redByEndpoint({ endpoint: 'url.path' }),
  'erroring endpoints': () => erroringEndpoints(),
  'erroring paths': () => erroringEndpoints({ endpoint: 'url.path' }),
  'traces in dashboards': tracesInDashboards,
};

function shownBy(make: () => Dashboard, name: string | undefined) {
  const environment = testEnvironment({ network: plainNetwork(), name });
  const mimir = new Mimir(environment, size);
  const { dimensions } = make();
  const tempo = new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite, dimensions });
  const datasources: Datasource[] = [mimir.datasource, new Loki(environment, size).datasource, tempo.datasource];
  const json = make().build(datasources);
  if (!json) throw new Error('it was not built');
  expect(environment.findings).toEqual([]);
  // The platform's metrics made from spans have no labels beyond the usual ones: those of this Tempo do.
  return { json, catalog: new MetricCatalog([...platformMetrics, ...tempo.knownMetrics], { name }) };
}

describe.each([undefined, 'shop'])('where the cluster is called %s', (name) => {
  test.each(Object.entries(dashboards))(
    '%s: every query is one of its language, of metrics and labels that are known',
    (_, make) => {
      const { json, catalog } = shownBy(make, name);
      const queries = dashboardQueries(json);
      expect(queries.flatMap((query) => [errorIn(query) ?? unknownIn(query, catalog)].flat())).toEqual([]);
      expect(queries.length).toBeGreaterThan(4);
    },
  );

  test.each(Object.entries(dashboards))('%s: legends and links name labels that the series have', (_, make) => {
    const { json, catalog } = shownBy(make, name);
    const shown = labelsShown(json, catalog);
    expect(shown.length).toBeGreaterThan(3);
    expect(shown.filter(({ label, result }) => result && !result.has(label))).toEqual([]);
  });
});

test('series lead to traces, and where logs are asked to these as well', () => {
  for (const make of Object.values(dashboards)) {
    const { json } = shownBy(make, undefined);
    const graphs = panelsOf(json).filter(({ type }) => type === 'timeseries');
    const urls = graphs.flatMap(({ fieldConfig }) => (fieldConfig?.defaults.links ?? []) as { url: string }[]);
    const leadTo = (type: string) => urls.some(({ url }) => decodeURIComponent(url).includes(`"type":"${type}"`));
    expect(leadTo('tempo')).toBe(true);
    expect(leadTo('loki')).toBe(make().title !== 'k6 load test');
  }
});

test('a click on a trace in the list shows it in the panel below', () => {
  const { json } = shownBy(tracesInDashboards, undefined);
  const list = panelsOf(json).find(({ title }) => title === 'Traces');
  const links = list?.fieldConfig?.overrides.flatMap(({ properties }) => properties.flatMap(({ value }) => value));
  expect(links).toMatchInlineSnapshot(`
[
  {
    "asDropdown": false,
    "icon": "",
    "includeVars": false,
    "keepTime": false,
    "placement": "inControlsMenu",
    "tags": [],
    "targetBlank": false,
    "title": "Show this trace below",
    "tooltip": "",
    "type": "link",
    "url": "/d/traces-in-dashboards?var-trace_id=\${__value.raw}&\${service:queryparam}&\${http_request_method:queryparam}&\${__url_time_range}",
  },
]
`);
  const [target] = panelsOf(json).find(({ type }) => type === 'traces')?.targets ?? [];
  expect(target).toMatchObject({ query: '$trace_id', queryType: 'traceql' });
});
