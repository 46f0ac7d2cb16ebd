import { expect, test } from '@jest/globals';
import { dashboard, links, panels, units, variables } from '../../constructs/grafana';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { size } from '../bad-input/cases';
import { testEnvironment } from '../support';

/** A dashboard of somebody's own, written in TypeScript. */

test('a function of it that throws is a finding of its own', () => {
  const environment = testEnvironment();
  const { datasource } = new Loki(environment, size);
  const wrong = dashboard({
    uid: 'wrong',
    title: 'Wrong',
    description: 'It ends with an error.',
    asks: ['logs'],
    sections: [
      () => {
        throw new Error('no team');
      },
    ],
  });
  expect(() => wrong.build([datasource])).toThrow(
    expect.objectContaining({
      name: 'Refusal',
      problem: 'it ends with an error: no team',
      about: expect.objectContaining({ property: 'dashboards › Wrong' }),
    }),
  );
});

const orders = dashboard({
  uid: 'orders',
  title: 'Orders',
  description: 'How many orders come and what they wait for.',
  asks: ['metrics', 'logs'],
  tags: ['shop'],
  refresh: '1m',
  variables: ({ metrics }) => [
    variables.labelVariable({ name: 'namespace', label: 'Namespace', datasource: metrics, metric: 'up' }),
  ],
  sections: [
    ({ metrics, logs }) => ({
      title: 'Orders',
      height: 6,
      panels: [
        [
          16,
          panels.timeSeries({
            title: 'Requests',
            description: 'Requests a second.',
            datasource: metrics,
            queries: [{ expression: 'sum by (pod) (rate(up{namespace=~"$namespace"}[5m]))', legend: '{{pod}}' }],
            unit: units.RequestsPerSecond,
            links: [links.logsLink('Its logs', logs, `{pod="${links.seriesLabel('pod')}"}`)],
          }),
        ],
        [8, panels.logs({ title: 'Lines', description: 'The newest.', datasource: logs, expression: '{pod=~".+"}' })],
      ],
    }),
  ],
});

test('it is laid out and asks the datasources of its roles', () => {
  const environment = testEnvironment();
  const datasources = [new Mimir(environment, size).datasource, new Loki(environment, size).datasource];
  const json = orders.build(datasources);
  expect(json).toMatchObject({ uid: 'orders', title: 'Orders', tags: ['lgtm', 'shop'], refresh: '1m' });
  expect(json?.panels?.map(({ gridPos, type }) => [type, gridPos])).toEqual([
    ['row', { h: 1, w: 24, x: 0, y: 0 }],
    ['timeseries', { h: 6, w: 16, x: 0, y: 1 }],
    ['logs', { h: 6, w: 8, x: 16, y: 1 }],
  ]);
  expect(JSON.stringify(json)).toContain('"uid":"mimir"');
  expect(orders.build(datasources.slice(1))).toBeUndefined();
});
