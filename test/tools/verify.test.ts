import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { isAvailable, type Located, locate, obtain, type ProgramName } from '../../tools/programs';
import { firstVersion, isNear, namesVersion } from '../../tools/programs/version';
import { Layout } from '../../tools/verify/layout';
import type { Result } from '../../tools/verify/result';
import { summary, table } from '../../tools/verify/table';
import { verify } from '../../tools/verify/verify';
import { configuredContainers, environmentNames } from '../../tools/verify/workloads';

const dist = path.resolve('dist');
const scratch = mkdtempSync(path.join(tmpdir(), 'lgtm-cdk8s-verify-test-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Only what this machine has: a test builds nothing but the parser of Alloy's syntax, which is done in seconds. */
const find = async (name: ProgramName): Promise<Located> => (name === 'alloy-syntax' ? obtain(name) : locate(name));

interface Edit {
  readonly component: string;
  /** Of its ConfigMap. */
  readonly configMap?: string;
  readonly file: string;
  readonly before: string | RegExp;
  readonly after: string;
}

let copies = 0;

/** What one check says of a component of the lab, with a change to a file of its configuration. */
async function verifyEdited(title: string, edit: Edit): Promise<Result | undefined> {
  const { component, configMap = component, file, before, after } = edit;
  const folder = path.join(scratch, String(copies++));
  mkdirSync(path.join(folder, 'lab'), { recursive: true });
  cpSync(path.join(dist, 'lab', component), path.join(folder, 'lab', component), { recursive: true });
  const manifest = path.join(folder, 'lab', component, `ConfigMap.${configMap}.yaml`);
  const object = parse(readFileSync(manifest, 'utf8')) as { data: Record<string, string> };
  const text = object.data[file] ?? '';
  const edited = text.replace(before, after);
  if (edited === text) throw new Error(`${manifest}: ${file} has no ${before}`);
  object.data[file] = edited;
  writeFileSync(manifest, stringify(object));
  const results = await verify({ dist: folder, environments: ['lab'], find, titles: [title] });
  expect(results).toHaveLength(1);
  return results[0];
}

/** A mistake for each program, and what the program says of it. */
const mistakes: readonly (Edit & { readonly program: ProgramName; readonly title: string; readonly words: RegExp })[] =
  [
    {
      program: 'loki',
      title: 'loki',
      component: 'loki',
      file: 'loki.yaml',
      before: 'auth_enabled:',
      after: 'auth_enable:',
      words: /\/etc\/loki\/loki\.yaml.*\n.*line 1: field auth_enable not found/,
    },
    {
      program: 'mimir',
      title: 'mimir',
      component: 'mimir',
      file: 'mimir.yaml',
      before: 'multitenancy_enabled:',
      after: 'multitenancy_enable:',
      words: /\/etc\/mimir\/mimir\.yaml.*\n.*line 1: field multitenancy_enable not found/,
    },
    {
      program: 'tempo',
      title: 'tempo',
      component: 'tempo',
      file: 'tempo.yaml',
      before: 'reporting_enabled:',
      after: 'report_enabled:',
      words: /\/etc\/tempo\/tempo\.yaml.*\n.*line \d+: field report_enabled not found/,
    },
    {
      program: 'otelcol',
      title: 'otelcol validate',
      component: 'otel-collector',
      file: 'config.yaml',
      before: 'check_interval:',
      after: 'check_intervals:',
      words: /memory_limiter[\s\S]*invalid keys: check_intervals/,
    },
    {
      program: 'promtool',
      title: 'promtool check config',
      component: 'prometheus',
      file: 'prometheus.yaml',
      before: 'scrape_timeout:',
      after: 'scrape_timeouts:',
      words: /line 3: field scrape_timeouts not found/,
    },
    {
      program: 'alloy',
      title: 'alloy validate',
      component: 'alloy',
      file: 'config.alloy',
      before: /max_lines = (\d+)/,
      after: 'max_line = $1',
      words: /config\.alloy:\d+:\d+: unrecognized attribute name "max_line"/,
    },
    {
      program: 'alloy',
      title: 'alloy fmt -t',
      component: 'alloy',
      file: 'config.alloy',
      before: /max_lines = (\d+)/,
      after: 'max_lines   =   $1',
      words: /config\.alloy is not formatted correctly/,
    },
    {
      program: 'alloy',
      title: 'alloy run',
      component: 'alloy',
      file: 'config.alloy',
      before: /[\s\S]+/,
      after:
        'discovery.relabel "a" {\n\ttargets = []\n\n\trule {\n\t\tregex        = "("\n\t\ttarget_label = "b"\n\t}\n}\n',
      words: /missing closing \)/,
    },
    {
      program: 'alloy-syntax',
      title: 'alloy-syntax',
      component: 'alloy',
      file: 'config.alloy',
      before: '"(.+)-[0-9]+"',
      after: '"(.+-[0-9]+"',
      words: /^\/etc\/alloy\/config\.alloy:\d+:\d+: regex: error parsing regexp: missing closing \)/,
    },
    {
      program: 'alloy-syntax',
      title: 'alloy-syntax',
      component: 'alloy',
      file: 'config.alloy',
      before: '`{logs_from=~"otlp"}',
      after: '`{logs_from="otlp"',
      words: /config\.alloy:\d+:\d+: selector: not LogQL: .*⟪here⟫/,
    },
    {
      program: 'alloy-syntax',
      title: 'alloy-syntax',
      component: 'alloy',
      file: 'config.alloy',
      before: '{logs_from=~"otlp"} |~ "^',
      after: '{logs_from=~"otlp"} |~ "^(',
      words: /config\.alloy:\d+:\d+: selector: error parsing regexp/,
    },
    {
      program: 'alloy-syntax',
      title: 'alloy-syntax',
      component: 'alloy',
      file: 'config.alloy',
      before: 'stage.cri { }',
      after: 'stage.cri {}',
      words: /config\.alloy:\d+: not formatted as `alloy fmt` does, which has "\\tstage\.cri \{ \}"/,
    },
    {
      program: 'alloy-syntax',
      title: 'alloy-syntax',
      component: 'alloy',
      file: 'config.alloy',
      before: 'stage.cri { }',
      after: 'stage.cri { ',
      words: /config\.alloy:\d+:\d+: expected /,
    },
  ];

const programs = [...new Set(mistakes.map(({ program }) => program))];
const here = programs.filter((name) => name === 'alloy-syntax' || isAvailable(locate(name)));

describe(`a mistake in a configuration, by ${here.length} of ${programs.length} programs: ${here.join(', ')}`, () => {
  test.each(mistakes.filter(({ program }) => here.includes(program)))('is found by $title: $after', async (mistake) => {
    const result = await verifyEdited(mistake.title, mistake);
    expect(result?.verdict).toBe('rejected');
    expect(result?.words).toMatch(mistake.words);
    expect(result?.manifests).toEqual([`lab/${mistake.component}/ConfigMap.${mistake.component}.yaml`]);
  });

  const absent = mistakes.filter(({ program }) => !here.includes(program));
  if (absent.length > 0) {
    test.each(absent)('is said not to be checked without $program: $after', async (mistake) => {
      const result = await verifyEdited(mistake.title, mistake);
      expect(result?.verdict).toBe('not checked');
      expect(result?.words).toContain('not on PATH');
    });
  }
});

describe('a mistake in what Grafana reads', () => {
  const grafana = { component: 'grafana' };
  const datasources = { ...grafana, configMap: 'grafana-datasources', file: 'datasources.yaml' };
  const dashboard = { ...grafana, configMap: 'grafana-dashboards', file: 'http-error-rate.json' };
  const providers = { ...grafana, configMap: 'grafana-dashboard-providers', file: 'providers.yaml' };
  test.each<Edit & { title: string; words: string }>([
    {
      ...datasources,
      title: 'grafana datasources',
      before: 'httpMethod:',
      after: 'httpMethods:',
      words: 'Mimir: jsonData.httpMethods: no such key',
    },
    {
      ...datasources,
      title: 'grafana datasources',
      before: 'isDefault: true',
      after: 'isDefault: yes please',
      words: 'datasources[0].isDefault: "yes please" is no boolean',
    },
    {
      ...datasources,
      title: 'grafana datasources',
      before: 'datasourceUid: tempo',
      after: 'datasourceUid: temp',
      words: 'Mimir: there is no datasource with the uid temp',
    },
    {
      ...datasources,
      title: 'grafana datasources',
      before: '([a-f0-9]{32})',
      after: '([a-f0-9]{32}',
      words: 'Loki: matcherRegex: Invalid regular expression',
    },
    {
      ...providers,
      title: 'grafana dashboard providers',
      before: 'updateIntervalSeconds',
      after: 'updateInterval',
      words: 'providers[0].updateInterval: no such key',
    },
    {
      ...providers,
      title: 'grafana dashboard providers',
      before: 'path: /etc/grafana-dashboards',
      after: 'path: /etc/dashboards',
      words: 'nothing is mounted at /etc/dashboards',
    },
    { ...dashboard, title: 'grafana dashboards', before: /^\{/, after: '{,', words: 'http-error-rate.json: ' },
    {
      ...dashboard,
      title: 'grafana dashboards',
      before: /"uid": "mimir"/g,
      after: '"uid": "prom"',
      words: 'there is no datasource with the uid prom',
    },
    {
      ...dashboard,
      title: 'grafana dashboards',
      before: /"expr": "sum/,
      after: '"expr": "sum((',
      words: '⟪here⟫',
    },
    {
      ...dashboard,
      title: 'grafana dashboards',
      before: /"name": "service_name"/,
      after: '"name": "service"',
      words: 'there is no variable service_name',
    },
    { ...dashboard, title: 'grafana dashboards', before: /"w": \d+/, after: '"w": 25', words: 'outside the grid' },
    {
      ...grafana,
      title: 'grafana.ini',
      file: 'grafana.ini',
      before: 'root_url',
      after: 'rooturl',
      words: '/etc/grafana-settings/grafana.ini:3: [server] has no rooturl',
    },
    {
      ...grafana,
      title: 'grafana.ini',
      file: 'grafana.ini',
      before: '[news]',
      after: '[new]',
      words: 'no section new is known here',
    },
    {
      ...grafana,
      title: 'sh -n',
      file: 'create-admin-password.sh',
      before: 'esac',
      after: 'easc',
      words: 'create-admin-password.sh: ',
    },
    { ...grafana, title: 'JSON', file: 'admin-password.json', before: '{', after: '', words: 'admin-password.json: ' },
  ])('is found: $after', async (mistake) => {
    const result = await verifyEdited(mistake.title, mistake);
    expect(result?.verdict).toBe('rejected');
    expect(result?.words).toContain(mistake.words);
  });
});

describe('the rendered configurations', () => {
  test('are accepted by every program of this machine', async () => {
    const results = await verify({ dist, environments: environmentNames(dist), find });
    expect(results.filter(({ verdict }) => verdict === 'rejected')).toEqual([]);
    expect(results.filter(({ words }) => words?.startsWith('no check reads'))).toEqual([]);
    expect(results.filter(({ verdict }) => verdict === 'accepted').length).toBeGreaterThanOrEqual(8);
  });

  test('are reported as not checked where no program is to be had', async () => {
    const results = await verify({
      dist,
      environments: ['lab'],
      find: async (name) => ({ name, wanted: '1.0.0', missing: 'there is none' }),
    });
    const loki = results.find(({ component }) => component === 'loki');
    expect(loki).toMatchObject({ verdict: 'not checked', words: 'there is none', wanted: '1.0.0', version: undefined });
    expect(summary(results)).toMatch(/^\d+ accepted, 0 rejected, \d+ not checked$/);
  });

  test('get paths of this machine only where something is mounted', () => {
    const container = configuredContainers(dist, 'lab').find(({ name }) => name === 'prometheus');
    if (!container) throw new Error('the lab has no Prometheus');
    const layout = new Layout(container);
    try {
      const file = layout.here('--config.file=/etc/prometheus/prometheus.yaml').replace('--config.file=', '');
      expect(readFileSync(file, 'utf8')).toContain('scrape_configs');
      expect(layout.there(file)).toBe('/etc/prometheus/prometheus.yaml');
      expect(layout.here('--storage.tsdb.path=/prometheus')).toContain(`${path.sep}lgtm-cdk8s-verify-`);
      expect(layout.here('/etc/prometheus-other/x')).toBe('/etc/prometheus-other/x');
      expect(layout.here('--storage.tsdb.retention.time=72h')).toBe('--storage.tsdb.retention.time=72h');
    } finally {
      layout.remove();
    }
  });
});

test('a version near the wanted one is named in the table', () => {
  const row: Result = {
    environment: 'lab',
    component: 'loki',
    program: 'loki',
    version: '3.7.6',
    wanted: '3.7.8',
    verdict: 'accepted',
    manifests: [],
    milliseconds: 1,
  };
  expect(table([row])).toContain('checked with 3.7.6 instead of 3.7.8');
  expect(table([{ ...row, version: '3.7.8' }])).not.toContain('instead');
});

test('versions are read from what programs print', () => {
  expect(firstVersion('loki, version 3.7.8 (branch: , revision: unknown)')).toBe('3.7.8');
  expect(firstVersion('alloy, version v1.18.1-custom (branch: )')).toBe('1.18.1-custom');
  expect(firstVersion('development')).toBeUndefined();
  expect(namesVersion('alloy, version v1.18.1-custom', '1.18.1')).toBe(false);
  expect(namesVersion('Mimir, version 3.2.0+main', '3.2.0')).toBe(false);
  expect([isNear('0.158.0', '0.159.0'), isNear('2.10.8', '3.0.3'), isNear('3.9.0', '3.2.0')]).toEqual([
    true,
    false,
    false,
  ]);
});

describe('npm run verify', () => {
  const command = (...words: readonly string[]) =>
    spawnSync(process.execPath, ['tools/launch.js', 'tools/verify/main.ts', ...words], { encoding: 'utf8' });

  test('explains itself', () => {
    const { status, stdout } = command('--help');
    expect([status, stdout.includes('Usage: npm run verify')]).toEqual([0, true]);
  });

  test('exits with 2 where the call is wrong', () => {
    expect(command('nowhere')).toMatchObject({ status: 2, stderr: 'dist/ has no environment nowhere. See --help.\n' });
    expect(command('--build-minutes', 'ten').status).toBe(2);
    expect(command('--loud').status).toBe(2);
  });
});
