import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { dashboardFile, Grafana } from '../../constructs/grafana';
import type { Datasource } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { Prometheus } from '../../constructs/prometheus';
import { Tempo } from '../../constructs/tempo';
import { size } from '../bad-input/cases';
import { objectOf, testEnvironment } from '../support';

/** A dashboard that Grafana exported, with the datasources of an environment in the places of its own. */

const file = 'test/fixtures/dashboards/orders.json';

function datasources(): Datasource[] {
  const environment = testEnvironment();
  return [Mimir, Loki, Tempo, Prometheus].map((Store) => new Store(environment, size).datasource);
}

test('each input, variable, uid and type becomes the datasource that is meant', () => {
  const dashboard = dashboardFile(file, { datasources: { DS_PROMETHEUS: 'metrics', elsewhere: 'pipeline' } });
  expect(dashboard.problems).toBeUndefined();
  expect(dashboard).toMatchObject({ uid: 'orders', title: 'Orders' });
  expect([...dashboard.asks].sort()).toEqual(['logs', 'metrics', 'pipeline', 'traces']);
  expect(dashboard.build(datasources())).toMatchSnapshot();
});

test('it has another address and name if somebody says so, and no datasource too few', () => {
  const dashboard = dashboardFile(file, { uid: 'team-orders', title: 'Our orders' });
  expect(dashboard.build(datasources())).toMatchObject({ uid: 'team-orders', title: 'Our orders' });
  const [metrics] = datasources();
  expect(dashboard.build(metrics ? [metrics] : [])).toBeUndefined();
});

test.each([
  [
    'a resource of the first version',
    (json: object) => ({ metadata: { name: 'by-name' }, spec: { ...json, uid: undefined } }),
    'by-name',
  ],
  ['what the HTTP API answers', (dashboard: object) => ({ meta: {}, dashboard }), 'orders'],
])('%s', (_form, wrap, uid) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dashboard-'));
  try {
    const json = { uid: 'orders', title: 'Orders', panels: [] };
    writeFileSync(path.join(folder, 'form.json'), JSON.stringify(wrap(json)));
    const dashboard = dashboardFile(path.join(folder, 'form.json'));
    expect(dashboard.problems).toBeUndefined();
    expect(dashboard.uid).toBe(uid);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('it stands among the other dashboards', () => {
  const environment = testEnvironment();
  const stores = [Mimir, Loki, Tempo].map((Store) => new Store(environment, size).datasource);
  new Grafana(environment, { datasources: stores, dashboards: [dashboardFile(file)] });
  const { data } = objectOf(environment, 'ConfigMap', 'grafana-dashboards-orders');
  expect(Object.keys(data)).toEqual(['orders.json']);
  expect(JSON.parse(data['orders.json'])).toMatchObject({ uid: 'orders' });
});

test('each dashboard has a ConfigMap of its own, in one folder, whatever letters its uid has', () => {
  const environment = testEnvironment();
  const stores = [Mimir, Loki, Tempo].map((Store) => new Store(environment, size).datasource);
  const uids = ['orders', 'Orders_', 'orders-', 'ORDERS'];
  const dashboards = uids.map((uid) => dashboardFile(file, { uid }));
  new Grafana(environment, { datasources: stores, dashboards });
  const { volumes } = objectOf(environment, 'StatefulSet', 'grafana').spec.template.spec;
  const folder = volumes.find(({ name }: { name: string }) => name === 'grafana-dashboards');
  const names: string[] = folder.projected.sources.map(
    (source: { configMap: { name: string } }) => source.configMap.name,
  );
  expect(names).toEqual([
    'grafana-dashboards-orders',
    expect.stringMatching(/^grafana-dashboards-orders-[0-9a-f]{8}$/),
    expect.stringMatching(/^grafana-dashboards-orders-[0-9a-f]{8}$/),
    expect.stringMatching(/^grafana-dashboards-orders-[0-9a-f]{8}$/),
  ]);
  const files = names.map((name) => Object.keys(objectOf(environment, 'ConfigMap', name).data));
  expect(files).toEqual(uids.map((uid) => [`${uid}.json`]));
});
