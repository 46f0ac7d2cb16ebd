import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { parse } from 'yaml';
import { errorIn } from '../../checks/languages/query-problems';
import { Grafana, type GrafanaProps, httpErrorRate, pipelineHealth, springBoot } from '../../constructs/grafana';
import { datasourcesYaml, provisionedDatasources } from '../../constructs/grafana/datasources';
import type { ProvisionedDatasource } from '../../constructs/grafana/datasources/provisioned';
import { traceToMetricsQueries } from '../../constructs/grafana/datasources/trace-to-metrics';
import { variable } from '../../constructs/grafana/variable';
import { type Cluster, type Datasource, days, Environment, gibibytes, plainNetwork } from '../../constructs/kit';
import { dashboardQueries, type UsedQuery } from '../../constructs/kit/queries/dashboard-queries';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { Prometheus } from '../../constructs/prometheus';
import { Tempo } from '../../constructs/tempo';
import { findingsOf, testEnvironment } from '../support';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-grafana-'));
  folders.push(folder);
  return folder;
}

/** An environment with one of each store; Tempo makes metrics and keeps them in Mimir. */
function stores(overrides: Partial<Cluster> = {}) {
  const cluster = { network: plainNetwork(), ingressClasses: [{ name: 'kong', namespace: 'kong' }], ...overrides };
  const environment = new Environment(new App({ outdir: temporaryFolder() }), 'sample', { cluster });
  environment.addNamespace('monitoring');
  const common = { retention: days(3), disk: gibibytes(10) };
  const mimir = new Mimir(environment, common);
  return {
    environment,
    mimir: mimir.datasource,
    loki: new Loki(environment, common).datasource,
    tempo: new Tempo(environment, { ...common, metricsTo: mimir.remoteWrite }).datasource,
    pipeline: new Prometheus(environment, common).datasource,
  };
}

/** The datasources as Grafana sees them after it has read the file. */
function asGrafanaReads(
  { connections }: Pick<Environment, 'connections'>,
  datasources: readonly Datasource[],
): Map<string, ProvisionedDatasource> {
  const yaml = datasourcesYaml(provisionedDatasources(datasources, connections), { prune: true });
  const lone = yaml.replaceAll('$$', '').match(/\$/g);
  expect(lone).toBeNull();
  const { datasources: read } = parse(yaml.replaceAll('$$', '$')) as { datasources: ProvisionedDatasource[] };
  return new Map(read.map((datasource) => [datasource.uid, datasource]));
}

describe('datasources', () => {
  test.each([
    [undefined, [/^HTTP requests/, /^JVM/]],
    [['http'] as const, [/^HTTP requests/]],
    [['jvm'] as const, [/^JVM/]],
    [[], []],
  ])('a span leads to the metrics that applications have: %j', (applicationMetrics, led) => {
    const environment = testEnvironment();
    const size = { retention: days(1), disk: gibibytes(2) };
    const mimir = new Mimir(environment, size);
    const tempo = new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite, applicationMetrics });
    const { jsonData } = asGrafanaReads(environment, [mimir.datasource, tempo.datasource]).get('tempo') ?? {};
    const { queries } = (jsonData as { tracesToMetrics: { queries: readonly { readonly name: string }[] } })
      .tracesToMetrics;
    const found = [/^Requests/, /^HTTP requests/, /^JVM/].filter((name) =>
      queries.some((query) => name.test(query.name)),
    );
    expect(found).toEqual([/^Requests/, ...led]);
  });

  test('every hop between metrics, logs and traces exists where the stores are given together', () => {
    const { environment, mimir, loki, tempo, pipeline } = stores();
    const read = asGrafanaReads(environment, [mimir, loki, tempo, pipeline]);
    expect(read.get('mimir')).toMatchObject({
      url: 'http://mimir.monitoring.svc:8080/prometheus',
      isDefault: true,
      jsonData: {
        prometheusType: 'Mimir',
        exemplarTraceIdDestinations: [
          { name: 'trace_id', datasourceUid: 'tempo' },
          { name: 'traceID', datasourceUid: 'tempo' },
        ],
      },
      correlations: [
        {
          targetUID: 'loki',
          config: { field: 'service_name', target: { expr: `{service_name="${variable('service_name')}"}` } },
        },
        { targetUID: 'loki', config: { field: 'pod', target: { expr: `{pod="${variable('pod')}"}` } } },
      ],
    });
    expect(read.get('loki')?.jsonData).toMatchObject({
      derivedFields: [
        { matcherType: 'label', matcherRegex: 'trace_id', datasourceUid: 'tempo', url: variable('__value.raw') },
        {
          matcherType: 'regex',
          matcherRegex: '\\[([a-f0-9]{32}),',
          datasourceUid: 'tempo',
          url: variable('__value.raw'),
        },
      ],
    });
    expect(read.get('tempo')?.jsonData).toMatchObject({
      serviceMap: { datasourceUid: 'mimir' },
      tracesToMetrics: { datasourceUid: 'mimir', queries: traceToMetricsQueries(false) },
      tracesToLogsV2: {
        datasourceUid: 'loki',
        query: `{${variable('__tags')}} | trace_id = "${variable('__trace.traceId')}"`,
      },
    });
    const watcher = read.get('prometheus');
    expect(watcher).toMatchObject({ jsonData: { prometheusType: 'Prometheus' } });
    expect(watcher).not.toHaveProperty('isDefault');
    expect(watcher?.jsonData).not.toHaveProperty('exemplarTraceIdDestinations');
    expect(watcher).not.toHaveProperty('correlations');
  });

  test('two stores of one kind have two names', () => {
    const { environment, loki } = stores();
    const audit = new Loki(environment, { retention: days(3), disk: gibibytes(10), name: 'audit' }).datasource;
    const names = (...given: readonly Datasource[]) =>
      [...asGrafanaReads(environment, given).values()].map(({ name }) => name);
    expect(names(loki, audit)).toEqual(['Loki', 'Loki (audit)']);
    expect(names(audit)).toEqual(['Loki']);
    new Grafana(environment, { datasources: [loki, audit] });
    expect(findingsOf(environment)).toEqual([]);
  });

  test('a link to a store that is not given does not exist', () => {
    const { environment, mimir, loki, tempo } = stores();
    expect(asGrafanaReads(environment, [mimir]).get('mimir')).not.toHaveProperty('correlations');
    expect(asGrafanaReads(environment, [mimir]).get('mimir')?.jsonData).not.toHaveProperty(
      'exemplarTraceIdDestinations',
    );
    expect(asGrafanaReads(environment, [loki]).get('loki')?.jsonData).toEqual({ manageAlerts: false, timeout: 320 });
    const lone = asGrafanaReads({ connections: [] }, [mimir, tempo]).get('tempo')?.jsonData;
    for (const link of ['tracesToLogsV2', 'tracesToMetrics', 'serviceMap']) expect(lone).not.toHaveProperty(link);
  });

  test('traces find the metrics made from them by the store, not by the order', () => {
    const { environment, mimir, tempo, pipeline } = stores();
    expect(asGrafanaReads(environment, [pipeline, mimir, tempo]).get('tempo')?.jsonData).toMatchObject({
      serviceMap: { datasourceUid: 'mimir' },
    });
  });
});

describe('dashboards', () => {
  const build = () => {
    const { mimir, loki, tempo, pipeline } = stores();
    return [springBoot(), httpErrorRate(), pipelineHealth()].map((dashboard) => {
      const json = dashboard.build([mimir, loki, tempo, pipeline]);
      if (!json) throw new Error(`${dashboard.title} was not built`);
      return json;
    });
  };

  test('the same input gives the same bytes', () => {
    expect(JSON.stringify(build())).toBe(JSON.stringify(build()));
  });

  test('panels have a description, an id of their own and a place that no other panel has', () => {
    for (const { title, panels = [] } of build()) {
      const cells = new Set<string>();
      expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
      for (const panel of panels) {
        if (panel.type !== 'row') expect(panel).toHaveProperty('description', expect.stringMatching(/\w+ \w+/));
        const { x = 0, y = 0, w = 0, h = 0 } = panel.gridPos ?? {};
        expect(x + w).toBeLessThanOrEqual(24);
        for (let column = x; column < x + w; column++) {
          for (let line = y; line < y + h; line++) {
            expect(`${title} ${cells.has(`${column} ${line}`)}`).toBe(`${title} false`);
            cells.add(`${column} ${line}`);
          }
        }
      }
    }
  });

  test('every query parses, those of links and of traces to metrics included', () => {
    const used: UsedQuery[] = [
      ...build().flatMap(dashboardQueries),
      ...traceToMetricsQueries(false).map(
        ({ name, query }) => ({ datasource: 'prometheus', expression: query, place: name }) as const,
      ),
    ];
    const count = { prometheus: 0, loki: 0, tempo: 0 };
    const wrong: string[] = [];
    for (const query of used) {
      count[query.datasource]++;
      const error = errorIn(query);
      if (error !== undefined) wrong.push(`${query.place}: ${error}`);
    }
    expect(wrong).toEqual([]);
    expect(count.prometheus).toBeGreaterThan(60);
    expect(count.loki).toBeGreaterThan(10);
    expect(count.tempo).toBeGreaterThan(5);
  });
});

describe('what is wrong is reported', () => {
  type Given = ReturnType<typeof stores>;
  interface Wrong {
    readonly name: string;
    readonly props: (given: Given) => GrafanaProps;
    readonly cluster?: Partial<Cluster>;
  }
  test.each<Wrong>([
    { name: 'no datasource', props: () => ({ datasources: [] }) },
    { name: 'one datasource twice', props: ({ loki }) => ({ datasources: [loki, loki] }) },
    {
      name: 'a uid that Grafana refuses',
      props: ({ loki }) => ({ datasources: [{ ...loki, uid: `${'a'.repeat(40)}/` }] }),
    },
    {
      name: 'a dashboard without its datasources',
      props: ({ loki }) => ({ datasources: [loki], dashboards: [springBoot(), pipelineHealth()] }),
    },
    {
      name: 'one dashboard twice',
      props: ({ pipeline }) => ({ datasources: [pipeline], dashboards: [pipelineHealth(), pipelineHealth()] }),
    },
    {
      name: 'an invalid host, in an invalid class',
      props: ({ loki }) => ({ datasources: [loki], ingress: { host: 'http://grafana', className: 'nginx' } }),
    },
    {
      name: 'an ingress where nothing serves one',
      props: ({ loki }) => ({ datasources: [loki], ingress: { host: 'grafana.example.com' } }),
      cluster: { ingressClasses: [] },
    },
  ])('$name', ({ props, cluster }) => {
    const given = stores(cluster);
    new Grafana(given.environment, props(given));
    const found = given.environment.findings.map(({ property, problem }) => `${property}: ${problem}`);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toMatchSnapshot();
  });
});
