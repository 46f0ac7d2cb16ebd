import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parser as logql } from '@grafana/lezer-logql';
import { parser as traceql } from '@grafana/lezer-traceql';
import { afterEach, describe, expect, test } from '@jest/globals';
import { parser as promql } from '@prometheus-io/lezer-promql';
import { App } from 'cdk8s';
import { parse } from 'yaml';
import { Grafana, type GrafanaProps, httpErrorRate, pipelineHealth, springBoot } from '../../constructs/grafana';
import { adminPasswordFiles } from '../../constructs/grafana/admin-password';
import { dashboardQueries, type UsedQuery, withoutVariables } from '../../constructs/grafana/dashboards';
import { datasourcesYaml, provisionedDatasources } from '../../constructs/grafana/datasources';
import type { ProvisionedDatasource } from '../../constructs/grafana/datasources/provisioned';
import { traceToMetricsQueries } from '../../constructs/grafana/datasources/tempo';
import { toIni } from '../../constructs/grafana/ini';
import { type Cluster, type Datasource, days, Environment, gibibytes, plainNetwork } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { Prometheus } from '../../constructs/prometheus';
import { Tempo } from '../../constructs/tempo';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-grafana-'));
  folders.push(folder);
  return folder;
}

/** An environment with one of each store. `metrics`: Tempo makes metrics and keeps them in Mimir. */
function stores(options: { metrics?: boolean; cluster?: Partial<Cluster> } = {}) {
  const cluster = {
    network: plainNetwork(),
    ingressClasses: [{ name: 'kong', namespace: 'kong' }],
    ...options.cluster,
  };
  const environment = new Environment(new App({ outdir: temporaryFolder() }), 'sample', { cluster });
  environment.addNamespace('monitoring');
  const common = { retention: days(3), disk: gibibytes(10) };
  const mimir = new Mimir(environment, common);
  const metricsTo = (options.metrics ?? true) ? mimir.remoteWrite : undefined;
  return {
    environment,
    mimir: mimir.datasource,
    loki: new Loki(environment, common).datasource,
    tempo: new Tempo(environment, { ...common, metricsTo }).datasource,
    pipeline: new Prometheus(environment, common).datasource,
  };
}

/** The datasources as Grafana sees them after it has read the file. */
function asGrafanaReads(datasources: readonly Datasource[]): Map<string, ProvisionedDatasource> {
  const yaml = datasourcesYaml(provisionedDatasources(datasources, ({ endpoint }) => endpoint.url));
  const lone = yaml.replaceAll('$$', '').match(/\$/g);
  expect(lone).toBeNull();
  const { datasources: read } = parse(yaml.replaceAll('$$', '$')) as { datasources: ProvisionedDatasource[] };
  return new Map(read.map((datasource) => [datasource.uid, datasource]));
}

describe('datasources', () => {
  test('every hop between metrics, logs and traces exists where the stores are given together', () => {
    const { mimir, loki, tempo, pipeline } = stores();
    const read = asGrafanaReads([mimir, loki, tempo, pipeline]);
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
        { targetUID: 'loki', config: { field: 'service_name', target: { expr: '{service_name="${service_name}"}' } } },
        { targetUID: 'loki', config: { field: 'pod', target: { expr: '{pod="${pod}"}' } } },
      ],
    });
    expect(read.get('loki')?.jsonData).toMatchObject({
      derivedFields: [
        { matcherType: 'label', matcherRegex: 'trace_id', datasourceUid: 'tempo', url: '${__value.raw}' },
        { matcherType: 'regex', matcherRegex: '\\[([a-f0-9]{32}),', datasourceUid: 'tempo', url: '${__value.raw}' },
      ],
    });
    expect(read.get('tempo')?.jsonData).toMatchObject({
      serviceMap: { datasourceUid: 'mimir' },
      tracesToMetrics: { datasourceUid: 'mimir', queries: traceToMetricsQueries },
      tracesToLogsV2: { datasourceUid: 'loki', query: '{${__tags}} | trace_id = "${__trace.traceId}"' },
    });
    const watcher = read.get('prometheus');
    expect(watcher).toMatchObject({ jsonData: { prometheusType: 'Prometheus' } });
    expect(watcher).not.toHaveProperty('isDefault');
    expect(watcher?.jsonData).not.toHaveProperty('exemplarTraceIdDestinations');
    expect(watcher).not.toHaveProperty('correlations');
  });

  test('a link to a store that is not given does not exist', () => {
    const { mimir, loki, tempo } = stores({ metrics: false });
    expect(asGrafanaReads([mimir]).get('mimir')).not.toHaveProperty('correlations');
    expect(asGrafanaReads([mimir]).get('mimir')?.jsonData).not.toHaveProperty('exemplarTraceIdDestinations');
    expect(asGrafanaReads([loki]).get('loki')?.jsonData).toEqual({});
    const lone = asGrafanaReads([mimir, tempo]).get('tempo')?.jsonData;
    for (const link of ['tracesToLogsV2', 'tracesToMetrics', 'serviceMap']) expect(lone).not.toHaveProperty(link);
  });

  test('traces find the metrics made from them by the store, not by the order', () => {
    const { mimir, tempo, pipeline } = stores();
    expect(asGrafanaReads([pipeline, mimir, tempo]).get('tempo')?.jsonData).toMatchObject({
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
        if (panel.type !== 'row') expect('description' in panel && panel.description).toBeTruthy();
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
      ...traceToMetricsQueries.map(
        ({ name, query }) => ({ datasource: 'prometheus', expression: query, place: name }) as const,
      ),
    ];
    const grammars = { prometheus: promql, loki: logql, tempo: traceql };
    const count = { prometheus: 0, loki: 0, tempo: 0 };
    const wrong: string[] = [];
    for (const { datasource, expression, place } of used) {
      count[datasource]++;
      grammars[datasource].parse(withoutVariables(expression)).iterate({
        enter: ({ type, from }) => {
          if (type.isError) wrong.push(`${place}: ${expression} (at ${from})`);
        },
      });
    }
    expect(wrong).toEqual([]);
    expect(count.prometheus).toBeGreaterThan(60);
    expect(count.loki).toBeGreaterThan(10);
    expect(count.tempo).toBeGreaterThan(5);
  });
});

describe('what is wrong is reported', () => {
  const findings = (props: (given: ReturnType<typeof stores>) => GrafanaProps, cluster?: Partial<Cluster>) => {
    const given = stores({ cluster });
    new Grafana(given.environment, props(given));
    return given.environment.findings.map(({ property, problem }) => `${property}: ${problem}`);
  };
  const bad = { uid: `${'a'.repeat(40)}/` };
  test.each<[string, string[]]>([
    ['no datasource', findings(() => ({ datasources: [] }))],
    ['one datasource twice', findings(({ loki }) => ({ datasources: [loki, loki] }))],
    ['a uid that Grafana refuses', findings(({ loki }) => ({ datasources: [{ ...loki, ...bad }] }))],
    [
      'a dashboard without its datasources',
      findings(({ loki }) => ({ datasources: [loki], dashboards: [springBoot(), pipelineHealth()] })),
    ],
    [
      'one dashboard twice',
      findings(({ pipeline }) => ({ datasources: [pipeline], dashboards: [pipelineHealth(), pipelineHealth()] })),
    ],
    [
      'a host that is none, in a class that is none',
      findings(({ loki }) => ({ datasources: [loki], ingress: { host: 'http://grafana', className: 'nginx' } })),
    ],
    [
      'an ingress where nothing serves one',
      findings(({ loki }) => ({ datasources: [loki], ingress: { host: 'grafana.example.com' } }), {
        ingressClasses: [],
      }),
    ],
  ])('%s', (_, found) => {
    expect(found).toMatchSnapshot();
    expect(found.length).toBeGreaterThan(0);
  });
});

test('an ini file holds sections and refuses what would become a comment', () => {
  expect(toIni({ server: { domain: 'a.b', port: 80 }, 'log.console': { format: 'json' } })).toBe(
    '[server]\ndomain = a.b\nport = 80\n\n[log.console]\nformat = json',
  );
  expect(() => toIni({ server: { domain: 'a;b' } })).toThrow('server.domain');
});

describe('the admin password', () => {
  /** Runs the script with a curl that keeps what it is given and answers as told. */
  function run(status: string, body: object) {
    const folder = temporaryFolder();
    const account = join(folder, 'account');
    mkdirSync(account);
    writeFileSync(join(account, 'token'), 'the-token');
    for (const [name, text] of Object.entries(adminPasswordFiles('grafana', 'monitoring'))) {
      writeFileSync(join(folder, name), text.replaceAll('/var/run/secrets/kubernetes.io/serviceaccount', account));
    }
    const answer = join(folder, 'answer');
    writeFileSync(answer, JSON.stringify(body, null, 2) + status);
    const curl = join(folder, 'curl');
    writeFileSync(
      curl,
      `#!/bin/sh\ncat > ${folder}/body\ncat /dev/fd/3 > ${folder}/header\necho "$@" > ${folder}/arguments\ncat ${answer}\n`,
    );
    chmodSync(curl, 0o755);
    const {
      status: code,
      stdout,
      stderr,
    } = spawnSync('sh', [join(folder, 'create-admin-password.sh')], {
      env: { PATH: `${folder}:${process.env.PATH}`, SECRETS_URL: 'https://api/secrets' },
      encoding: 'utf8',
    });
    const kept = (name: string) => readFileSync(join(folder, name), 'utf8');
    return { code, printed: stdout + stderr, body: kept('body'), header: kept('header'), arguments: kept('arguments') };
  }

  test('is 32 random characters, posted once and shown nowhere', () => {
    const first = run('201', { kind: 'Secret' });
    expect(first.code).toBe(0);
    const secret = JSON.parse(first.body);
    expect(secret).toMatchObject({ kind: 'Secret', metadata: { name: 'grafana', namespace: 'monitoring' } });
    const password: string = secret.stringData['admin-password'];
    expect(password).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(first.header).toBe('Authorization: Bearer the-token\n');
    for (const shown of [first.printed, first.arguments]) {
      expect(shown).not.toContain(password);
      expect(shown).not.toContain('the-token');
    }
    expect(run('201', {}).body).not.toBe(first.body);
  });

  test('stays as it is where the Secret is there already', () => {
    expect(run('409', { kind: 'Status', reason: 'AlreadyExists' })).toMatchObject({ code: 0 });
  });

  test.each([
    ['409', 'Conflict'],
    ['403', 'Forbidden'],
    ['500', 'InternalError'],
  ])('is a failure that says why on %s %s', (status, reason) => {
    const { code, printed } = run(status, { kind: 'Status', reason });
    expect(code).toBe(1);
    expect(printed).toBe(`the API server answered ${status} ${reason}\n`);
  });

  test('is made by a script that every POSIX shell reads', () => {
    const folder = temporaryFolder();
    const { 'create-admin-password.sh': script = '' } = adminPasswordFiles('grafana', 'monitoring');
    const file = join(folder, 'script.sh');
    writeFileSync(file, script);
    expect(() => execFileSync('sh', ['-n', file])).not.toThrow();
  });
});
