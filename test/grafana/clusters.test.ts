import { describe, expect, test } from '@jest/globals';
import {
  cluster,
  dashboard,
  dashboardFile,
  httpErrorRate,
  logAnalysis,
  lokiLogs,
  pipelineHealth,
  springBoot,
  tempoTracing,
  variables,
  workloads,
} from '../../constructs/grafana';
import type { Dashboard } from '../../constructs/grafana/dashboards';
import { provisionedDatasources } from '../../constructs/grafana/datasources';
import { variable } from '../../constructs/grafana/variable';
import { days, gibibytes, plainNetwork } from '../../constructs/kit';
import { dashboardQueries, panelsOf } from '../../constructs/kit/queries/dashboard-queries';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { Prometheus } from '../../constructs/prometheus';
import { Tempo } from '../../constructs/tempo';
import { testEnvironment } from '../support';

/** Where the cluster has a name, dashboards and links tell it from others. */

const size = { retention: days(3), disk: gibibytes(10) };

function stores(name?: string) {
  const environment = testEnvironment({ network: plainNetwork(), name });
  const mimir = new Mimir(environment, size);
  const tempo = new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite });
  const others = [new Loki(environment, size), new Prometheus(environment, size)].map(({ datasource }) => datasource);
  return { environment, datasources: [mimir.datasource, tempo.datasource, ...others] };
}

function built(shown: Dashboard, name?: string) {
  const json = shown.build(stores(name).datasources);
  if (!json) throw new Error(`${shown.title} was not built`);
  return json;
}

describe.each([cluster(), httpErrorRate(), logAnalysis(), lokiLogs(), springBoot(), tempoTracing(), workloads()])(
  '$title',
  (shown) => {
    const json = built(shown, 'shop');

    test('clusters are chosen above it, all of them at first', () => {
      expect(json.templating?.list?.[0]).toMatchObject({
        name: 'cluster',
        multi: true,
        includeAll: true,
        allValue: '.+',
      });
      expect(built(shown).templating?.list?.map(({ name }) => name)).not.toContain('cluster');
    });

    test('each query of what tells clusters apart chooses by it', () => {
      const pipeline = panelsOf(json).filter(({ datasource }) => datasource?.uid === 'prometheus');
      const ofPipeline = new Set(pipeline.map(({ title }) => `${shown.title} › ${title}`));
      const asked = dashboardQueries(json).filter(({ place }) => !ofPipeline.has(place) && !/_hours$/.test(place));
      expect(asked.length).toBeGreaterThan(5);
      expect(asked.filter(({ expression }) => !/(cluster|cluster\.name)=/.test(expression))).toEqual([]);
    });

    test('the pipeline, whose metrics are of this cluster alone, is asked as ever', () => {
      const ofPipeline = (name?: string) =>
        JSON.stringify(panelsOf(built(shown, name)).filter(({ datasource }) => datasource?.uid === 'prometheus'));
      expect(ofPipeline('shop')).toBe(ofPipeline());
    });
  },
);

describe('a dashboard stays as it is', () => {
  const file = dashboardFile('test/fixtures/dashboards/orders.json', { datasources: { elsewhere: 'pipeline' } });
  const own = dashboard({
    uid: 'own',
    title: 'Own',
    description: 'It chooses clusters itself.',
    asks: ['metrics'],
    variables: ({ metrics: datasource }) => [
      variables.labelVariable({ name: 'cluster', label: 'Cluster', datasource, metric: 'up' }),
    ],
    sections: [],
  });
  test.each([
    ['about the pipeline', pipelineHealth()],
    ['from a file', file],
    ['with a variable of its own', own],
  ])('%s', (_, shown) => {
    expect(JSON.stringify(built(shown, 'shop'))).toBe(JSON.stringify(built(shown)));
  });
});

test('one for traces alone asks Tempo for the clusters', () => {
  const traces = dashboard({ uid: 'a', title: 'A', description: 'Traces.', asks: ['traces'], sections: [] });
  expect(built(traces, 'shop').templating?.list?.[0]).toMatchObject({
    datasource: { type: 'tempo' },
    query: { type: 1, label: 'k8s.cluster.name' },
  });
});

test('links between datasources lead to the same cluster', () => {
  const linksIn = (name?: string) => {
    const { environment, datasources } = stores(name);
    return JSON.stringify(provisionedDatasources(datasources, environment.connections));
  };
  const quoted = (text: string) => JSON.stringify(text).slice(1, -1);
  const expected = [
    `{cluster="${variable('cluster')}", pod="${variable('pod')}"}`,
    `{cluster="${variable('__labels.tags.cluster')}", namespace="`,
    `{cluster="${variable('__span.tags["k8s.cluster.name"]')}", service="`,
  ];
  for (const text of expected) expect(linksIn('shop')).toContain(quoted(text));
  expect(linksIn('shop').split('{"key":"k8s.cluster.name","value":"cluster"}')).toHaveLength(3);
  expect(linksIn()).not.toContain('cluster');
});
