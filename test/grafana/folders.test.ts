import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { cluster, type Dashboard, Grafana, inFolder, Mimir, nodes, pipelineHealth } from '../../constructs';
import type { Environment } from '../../constructs/kit';
import { size } from '../bad-input/cases';
import { findingsOf, objectOf, testEnvironment } from '../support';

/** Dashboards in folders of Grafana. */

function grafanaWith(...dashboards: readonly Dashboard[]): Environment {
  const environment = testEnvironment();
  new Grafana(environment, { datasources: [new Mimir(environment, size).datasource], dashboards });
  return environment;
}

const providersOf = (environment: Environment) =>
  parse(objectOf(environment, 'ConfigMap', 'grafana-dashboard-providers').data['providers.yaml']).providers as {
    readonly name: string;
    readonly folder: string;
    readonly folderUid: string;
    readonly options: { readonly path: string };
  }[];

test('a folder has a provider and a mount of its own, and the others stay', () => {
  const environment = grafanaWith(pipelineHealth(), ...inFolder('Orders', nodes(), cluster()));
  const providers = providersOf(environment);
  expect(providers.map(({ name, folder, folderUid, options }) => [name, folder, folderUid, options.path])).toEqual([
    ['lgtm', 'LGTM', 'lgtm', '/etc/grafana-dashboards'],
    ['orders', 'Orders', 'orders', '/etc/grafana-dashboards-in/orders'],
  ]);
  const { volumes, containers } = objectOf(environment, 'StatefulSet', 'grafana').spec.template.spec;
  const mounted = (path: string) => {
    const { name } = containers[0].volumeMounts.find((each: { mountPath: string }) => each.mountPath === path);
    const { projected } = volumes.find((each: { name: string }) => each.name === name);
    return projected.sources.map((each: { configMap: { name: string } }) => each.configMap.name);
  };
  expect(mounted('/etc/grafana-dashboards')).toEqual(['grafana-dashboards-pipeline-health']);
  expect(mounted('/etc/grafana-dashboards-in/orders')).toEqual([
    'grafana-dashboards-nodes',
    'grafana-dashboards-cluster',
  ]);
});

test('the uid of a folder has the form of one, whatever its title', () => {
  const long = 'The dashboards of everybody in the house';
  const titles = ['Orders', 'Orders & Payments', 'orders-payments', '注文', long];
  const dashboards = titles.flatMap((title, index) =>
    inFolder(title, { ...nodes(), uid: `nodes-${index}`, title: `Nodes ${index}` }),
  );
  const uids = providersOf(grafanaWith(...dashboards)).map(({ folderUid }) => folderUid);
  expect(new Set(uids).size).toBe(titles.length + 1);
  for (const uid of uids) expect(uid).toMatch(/^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/);
  expect(uids).toContain('orders');
});

describe('is refused:', () => {
  const instead = "inFolder('Orders', …): 1 to 40 characters, with a letter or digit first and last, and no slash";

  test.each<[string, readonly Dashboard[], string]>([
    ['a folder within another', inFolder('Team/Orders', nodes()), `"Team/Orders" is no title of a folder | ${instead}`],
    ['a folder without a title', inFolder('', nodes()), `"" is no title of a folder | ${instead}`],
    ['a line break', inFolder('Orders\nof all', nodes()), `"Orders\\nof all" is no title of a folder | ${instead}`],
    [
      'two folders that look alike',
      [...inFolder('Orders', nodes()), ...inFolder('orders', cluster())],
      'two folders are called Orders and orders | one spelling of each folder',
    ],
    [
      'one that looks as the usual one',
      inFolder('lgtm', nodes()),
      'two folders are called LGTM and lgtm | one spelling of each folder',
    ],
  ])('%s', (_title, dashboards, finding) => {
    expect(findingsOf(grafanaWith(...dashboards))).toEqual([`test › grafana › dashboards: ${finding}`]);
  });
});
