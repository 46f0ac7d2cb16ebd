import { expect, test } from '@jest/globals';
import { type Dashboard, type DashboardProps, dashboard, Grafana, panels, springBoot } from '../../constructs/grafana';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { Tempo } from '../../constructs/tempo';
import { findingsOf, testEnvironment } from '../support';
import { size, untyped } from './cases';

/** Dashboards in TypeScript whose parts are of another kind, and those that somebody changed by spreading. */

/** What is said of a Grafana for metrics, logs and traces with this dashboard. */
function findings(shown: Dashboard): string[] {
  const environment = testEnvironment();
  const { datasource: metrics, remoteWrite } = new Mimir(environment, size);
  const { datasource: logs } = new Loki(environment, size);
  const { datasource: traces } = new Tempo(environment, { ...size, metricsTo: remoteWrite });
  new Grafana(environment, { datasources: [metrics, logs, traces], dashboards: [shown] });
  return findingsOf(environment).map((finding) => finding.replace('test › grafana › ', ''));
}

const good: DashboardProps<'logs'> = {
  uid: 'orders',
  title: 'Orders',
  description: 'What the orders do.',
  asks: ['logs'],
  sections: [],
};
const section = 'a function such as ({ metrics }) => ({ title: … , panels: [ … ] })';

test.each<[string, Partial<DashboardProps<'logs'>>, readonly string[]]>([
  ['nothing wrong', {}, []],
  ['no title', { title: untyped(undefined) }, ["dashboards › dashboard › title: title is missing | title: 'Orders'"]],
  [
    'a title of two lines, and a number as uid',
    { title: 'a\nb', uid: untyped(5) },
    [
      `dashboards › dashboard › uid: 5 is given | a text of one line such as 'orders'`,
      `dashboards › dashboard › title: "a\\nb" is more than one line | a text of one line such as 'Orders'`,
    ],
  ],
  [
    'no description',
    { description: ' ' },
    ["dashboards › Orders › description: the text is empty | a text such as 'What the orders do.'"],
  ],
  [
    'what nobody can be asked for',
    { asks: [untyped('log')] },
    [`dashboards › Orders › asks: "log" is none of metrics, spanMetrics, logs, traces, profiles, pipeline | 'logs'`],
  ],
  [
    'a section that is no function',
    { sections: [untyped({ title: 'Lines', panels: [] })] },
    [`dashboards › Orders › sections: an object with title, panels is given | ${section}`],
  ],
  [
    'no time',
    { refresh: 'often' },
    [`dashboards › Orders › refresh: 'often' is no such time | a time such as '30s' or '5m'`],
  ],
])('%s', (_title, change, expected) => {
  expect(findings(dashboard({ ...good, ...change }))).toEqual(expected);
});

test('no properties, and something else', () => {
  const example =
    "dashboard({ uid: 'orders', title: 'Orders', description: 'What the orders do.', asks: ['metrics'], sections: [({ metrics }) => ({ title: … , panels: [ … ] })] })";
  expect(findings(dashboard(untyped<typeof good>(undefined)))).toEqual([
    `dashboards › dashboard: no properties are given | ${example}`,
  ]);
  expect(findings(dashboard(untyped<typeof good>('Orders')))).toEqual([
    `dashboards › dashboard: "Orders" is given | ${example}`,
  ]);
});

test('one that was changed by spreading', () => {
  expect(findings({ ...springBoot(), title: untyped(null) })).toEqual([
    "dashboards.title: null is given | a text of one line such as 'Orders'",
  ]);
  expect(findings({ ...springBoot(), uid: untyped(Symbol('x')), asks: untyped('metrics') })).toEqual([
    "dashboards.uid: Symbol(x) is given | a text of one line such as 'orders'",
    `dashboards.asks: "metrics" is given | a list such as ['metrics']`,
  ]);
});

test.each<[string, unknown, string, string]>([
  ['nothing', undefined, 'sections', 'sections is missing'],
  ['a row without panels', { title: 'Lines' }, 'sections.panels', 'panels is missing'],
  [
    'a panel without its width',
    { title: 'Lines', panels: [{ build: () => ({}) }] },
    'sections.panels',
    'an object with build is given',
  ],
])('a section that returns %s', (_title, returned, property, problem) => {
  const environment = testEnvironment();
  const { datasource } = new Loki(environment, size);
  const shown = dashboard({ ...good, sections: [untyped(() => returned)] });
  expect(() => shown.build([datasource])).toThrow(
    expect.objectContaining({
      problem,
      about: expect.objectContaining({ property: `dashboards › Orders › ${property}` }),
    }),
  );
});

test('a panel that asks nobody is told of, and not in words of JavaScript', () => {
  const environment = testEnvironment();
  const { datasource } = new Loki(environment, size);
  const shown = dashboard({
    ...good,
    sections: [
      () => ({ title: 'Lines', panels: [[24, panels.logs(untyped({ title: 'Lines', description: 'All.' }))]] }),
    ],
  });
  expect(() => shown.build([datasource])).toThrow(
    expect.objectContaining({
      problem: 'what should have type is undefined',
      instead: 'a value that has type',
      about: expect.objectContaining({ property: 'dashboards › Orders' }),
    }),
  );
});
