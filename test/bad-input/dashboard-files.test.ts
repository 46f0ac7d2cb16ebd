import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type DashboardFileOptions, dashboardFile, Grafana } from '../../constructs/grafana';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { findingsOf, testEnvironment } from '../support';
import { size, untyped } from './cases';

/** Dashboards from invalid files, and dashboards that ask for what nobody here has. */

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dashboard-files-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is said of a Grafana for metrics and logs with a dashboard from such a file. */
function findings(text: string | object | undefined, options?: DashboardFileOptions): string[] {
  const file = path.join(folder, 'mine.json');
  rmSync(file, { force: true });
  if (text !== undefined) writeFileSync(file, typeof text === 'string' ? text : JSON.stringify(text));
  const environment = testEnvironment();
  const { datasource: metrics } = new Mimir(environment, size);
  const { datasource: logs } = new Loki(environment, size);
  new Grafana(environment, { datasources: [metrics, logs], dashboards: [dashboardFile(file, options)] });
  return findingsOf(environment).map((finding) => finding.replace('test › grafana › ', '').replace(file, 'mine.json'));
}

const exportAgain =
  'in Grafana: Export, Export as code, the model Classic, and Export for sharing with another instance';
const panel = (datasource: unknown, more: object = {}) => ({
  title: 'Orders',
  gridPos: { h: 8, w: 12, x: 0, y: 0 },
  datasource,
  targets: [{ refId: 'A', expr: 'up' }],
  ...more,
});
const dashboard = (panels: readonly object[] = [], more: object = {}) => ({
  uid: 'mine',
  title: 'Mine',
  panels,
  ...more,
});

test.each<[string, string | object | undefined, DashboardFileOptions | undefined, readonly string[]]>([
  [
    'no file',
    undefined,
    undefined,
    ["dashboards › mine.json: there is no such file | its path from the repository's folder"],
  ],
  [
    'no JSON',
    '{\n  "uid": "mine",\n  "panels": [}\n}',
    undefined,
    [`dashboards › mine.json: it is no JSON from line 3 on | the file as Grafana exports it; ${exportAgain}`],
  ],
  [
    'another kind of file',
    { kind: 'ConfigMap', data: {} },
    undefined,
    [
      `dashboards › mine.json: it is no dashboard, as it has no panels | a dashboard in the classic form; ${exportAgain}`,
    ],
  ],
  [
    'a list',
    '[]',
    undefined,
    [`dashboards › mine.json: it is no dashboard | a dashboard in the classic form; ${exportAgain}`],
  ],
  [
    'the second form',
    { apiVersion: 'dashboard.grafana.app/v2', spec: { elements: {}, layout: {} } },
    undefined,
    [`dashboards › mine.json: it has the second form of dashboards | a dashboard in the classic form; ${exportAgain}`],
  ],
  [
    'a very old one',
    { title: 'Old', rows: [] },
    undefined,
    [
      `dashboards › mine.json: it comes from a Grafana before version 5 | a dashboard in the classic form; ${exportAgain}`,
    ],
  ],
  [
    'no uid and no title',
    { panels: [] },
    undefined,
    [
      "dashboards › mine.json: it has no uid | dashboardFile('…', { uid: 'orders' })",
      "dashboards › mine.json: it has no title | dashboardFile('…', { title: 'orders' })",
    ],
  ],
  [
    'a uid that Grafana does not take',
    dashboard([], { uid: 'my dashboard' }),
    undefined,
    ['dashboards: the dashboard Mine has the uid "my dashboard" | at most 40 letters, digits, hyphens and underscores'],
  ],
  [
    'a datasource of another kind',
    dashboard([panel({ type: 'elasticsearch', uid: 'abc' })]),
    undefined,
    [
      "dashboards › mine.json: the panel Orders asks abc, a datasource of type elasticsearch, and nothing says which one it is here | datasources: { abc: 'metrics' }",
    ],
  ],
  [
    'a datasource by its name',
    dashboard([panel('My Prometheus')]),
    undefined,
    [
      "dashboards › mine.json: the panel Orders asks My Prometheus, and nothing says which one it is here | datasources: { 'My Prometheus': 'metrics' }",
    ],
  ],
  [
    'a datasource that is not among the given',
    dashboard([panel({ type: 'tempo', uid: 'abc' })]),
    undefined,
    [
      'dashboards: the dashboard Mine asks a datasource for traces, and none of the given is one | in datasources a datasource for TraceQL, such as tempo.datasource, or no Mine',
    ],
  ],
  [
    'a name that does not occur',
    dashboard([panel({ type: 'loki', uid: 'abc' })]),
    { datasources: { DS_LOKI: 'logs' } },
    ['dashboards › mine.json: nothing in it is called DS_LOKI | one of: abc, loki'],
  ],
  [
    'a datasource in the place of one of another language',
    dashboard([panel({ type: 'loki', uid: 'abc' })]),
    { datasources: { abc: 'metrics' } },
    ["dashboards › mine.json: abc is a datasource of type loki, and metrics is one of type prometheus | 'logs'"],
  ],
  [
    'a datasource that no environment has',
    dashboard([panel({ type: 'prometheus', uid: 'abc' })]),
    { datasources: { abc: untyped('mimir') } },
    [
      'dashboards › mine.json › datasources.abc: "mimir" is none of metrics, spanMetrics, logs, traces, profiles, pipeline | one of: metrics, spanMetrics, logs, traces, profiles, pipeline',
    ],
  ],
  [
    'a panel of a library',
    dashboard([panel(undefined, { libraryPanel: { uid: 'x', name: 'Shared' }, targets: undefined })]),
    undefined,
    [
      'dashboards › mine.json: the panel Orders is in the library of another Grafana | the file after Unlink library panel in the menu of this panel',
    ],
  ],
])('%s', (_title, text, options, expected) => {
  expect(findings(text, options)).toEqual(expected);
});

test('a file twice', () => {
  const environment = testEnvironment();
  const { datasource } = new Mimir(environment, size);
  const file = path.join(folder, 'twice.json');
  writeFileSync(file, JSON.stringify(dashboard()));
  new Grafana(environment, { datasources: [datasource], dashboards: [dashboardFile(file), dashboardFile(file)] });
  expect(findingsOf(environment)).toEqual([
    'test › grafana › dashboards: two dashboards have the uid mine | each dashboard once',
  ]);
});
