import type { Dashboard as DashboardJson } from '@grafana/grafana-foundation-sdk/dashboard';
import { describe, expect, test } from '@jest/globals';
import { MetricCatalog } from '../../checks/languages/metric-catalog';
import { errorIn, unknownIn } from '../../checks/languages/query-problems';
import { labelsShown } from '../../checks/queries/labels-shown';
import { springBoot, springBootMicrometer } from '../../constructs/grafana';
import { micrometerMetrics } from '../../constructs/instrumentation';
import { dashboardQueries, panelsOf } from '../../constructs/kit/queries/dashboard-queries';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { applicationMetrics } from '../../constructs/opentelemetry/application-metrics';
import { Tempo } from '../../constructs/tempo';
import { size } from '../bad-input/cases';
import { testEnvironment } from '../support';

/** One dashboard for the metrics of the Java agent and one for those of Micrometer, with the same panels. */

const environment = testEnvironment();
const datasources = [Mimir, Loki, Tempo].map((Store) => new Store(environment, size).datasource);

function built(make: typeof springBoot): DashboardJson {
  const json = make().build(datasources);
  if (!json) throw new Error('it was not built');
  return json;
}

const agent = built(springBoot);
const micrometer = built(springBootMicrometer);

describe.each([
  ['the Java agent', agent, applicationMetrics, 'http_server_request_duration_seconds_bucket'],
  ['Micrometer', micrometer, micrometerMetrics, 'http_server_requests_seconds_bucket'],
])('with %s', (_, dashboard, metrics, histogram) => {
  const catalog = new MetricCatalog(metrics);

  test('every query is one of its language and asks for its own metrics alone', () => {
    const queries = dashboardQueries(dashboard);
    const problems = queries.flatMap((query) => [errorIn(query) ?? unknownIn(query, catalog)].flat());
    expect(problems).toEqual([]);
    expect(queries.filter(({ datasource }) => datasource === 'prometheus').length).toBeGreaterThan(12);
  });

  test('legends and links name labels that the series have', () => {
    const shown = labelsShown(dashboard, catalog);
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.filter(({ label, result }) => result && !result.has(label))).toEqual([]);
  });

  test('the latency shows the traces behind it', () => {
    const targets = panelsOf(dashboard).flatMap(({ targets = [] }) => targets) as {
      expr?: string;
      exemplar?: boolean;
    }[];
    const withTraces = targets.filter(({ exemplar }) => exemplar).map(({ expr = '' }) => expr);
    expect(withTraces).toEqual([expect.stringContaining(histogram)]);
  });
});

test('both have the same panels, and each an address of its own', () => {
  const titles = (dashboard: DashboardJson) => panelsOf(dashboard).map(({ title }) => title);
  expect(titles(micrometer)).toEqual(titles(agent));
  expect([agent.uid, micrometer.uid]).toEqual(['spring-boot', 'spring-boot-micrometer']);
});
