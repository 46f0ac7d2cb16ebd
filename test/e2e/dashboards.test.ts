import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { Model } from '../../tools/e2e/model';
import { exportersOf } from '../../tools/e2e/needs/exporters';
import { dashboards, queriesOf } from '../../tools/e2e/parts/dashboards';
import { watchesCluster } from './cluster-environment';
import { manifestsOf } from './environments';

const environment = watchesCluster(new App());
const manifests = manifestsOf(environment);
const model = new Model(environment);

describe('the queries of rendered dashboards', () => {
  test('are asked with values in place of variables, those that list the values of variables left out', () => {
    const queries = queriesOf(manifests, 'Nodes');
    expect(queries.length).toBeGreaterThan(20);
    expect(queries.filter((query) => query.includes('$') || query.startsWith('label_values'))).toEqual([]);
    expect(queries).toContain('max by (instance) (abs(node_timex_offset_seconds{instance=~".+"}))');
  });

  test('are each a row, and a dashboard or an exception that is not there is an error', () => {
    const steps = dashboards(['Nodes'], []).steps({ model, manifests });
    expect(steps.length).toBe(new Set(queriesOf(manifests, 'Nodes')).size);
    expect(() => dashboards(['Ships'], []).steps({ model, manifests })).toThrow('has no dashboard Ships');
    const wrong = dashboards(['Nodes'], [{ query: 'ship_speed', because: 'there is no ship' }]);
    expect(() => wrong.steps({ model, manifests })).toThrow('no query of the dashboards Nodes contains ship_speed');
  });

  test('need who shows the metrics of nodes and objects', () => {
    expect(Object.keys(exportersOf(model))).toEqual(expect.arrayContaining(['node-exporter', 'kube-state-metrics']));
    expect(Object.keys(exportersOf(model))).not.toContain('grafana');
  });
});
