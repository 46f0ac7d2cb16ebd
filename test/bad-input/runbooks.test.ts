import { expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { alert, Environment, minutes, plainNetwork } from '../../constructs/kit';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { findingsOf, testEnvironment } from '../support';
import { size, untyped } from './cases';

/** Where alerts lead, and who evaluates them. */

test.each<[string, unknown, string | undefined]>([
  ['an address', 'https://wiki.example.com/platform', undefined],
  ['a page of the repository', 'docs/alerts.md', '"docs/alerts.md"'],
  ['a section', 'https://wiki.example.com/alerts#loki', '"https://wiki.example.com/alerts#loki"'],
  ['a slash at the end', 'https://wiki.example.com/', '"https://wiki.example.com/"'],
  ['no text', 7, '7'],
  ['a symbol', Symbol('x'), 'Symbol(x)'],
])('runbooks: %s', (_, runbooks, shown) => {
  const environment = new Environment(new App({ outdir: 'dist' }), 'test', {
    cluster: { network: plainNetwork() },
    runbooks: untyped<string>(runbooks),
  });
  expect(findingsOf(environment)).toEqual(
    shown === undefined
      ? []
      : [
          `test › environment › runbooks: ${shown} is no address below which pages are | an address without a slash at its end, for example https://github.com/your-organisation/platform/blob/main`,
        ],
  );
});

test('somebody who is told of alerts that nobody evaluates', () => {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('stack', { existing: true });
  const { alertmanager: alertsTo } = new KubePrometheusStack(environment, { namespace });
  new Loki(environment, { ...size, alertsTo, evaluateAlerts: false });
  expect(findingsOf(environment)).toEqual([
    'test › loki › evaluateAlerts: nothing is evaluated of which alertsTo could be told | evaluateAlerts: true, alerts of your own, or no alertsTo',
  ]);
});

test.each([
  ['an Alertmanager', 'alertsTo'],
  ['the wish', 'evaluateAlerts'],
] as const)('%s for the alerts of a Mimir into which nothing is collected that has any', (_, property) => {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('stack', { existing: true });
  const { alertmanager: alertsTo } = new KubePrometheusStack(environment, { namespace });
  new Mimir(environment, { ...size, ...(property === 'alertsTo' ? { alertsTo } : { evaluateAlerts: true }) });
  expect(findingsOf(environment)).toEqual([
    `test › mimir › ${property}: there are no alerts to evaluate | alerts of your own, an Alloy with collect: [kubelet()] that sends its metrics here, or no such property`,
  ]);
});

test('an alert about log lines in the place of one about metrics', () => {
  const environment = testEnvironment();
  const lines = alert({
    name: 'OrdersTimeOut',
    expression: 'sum(count_over_time({namespace="demo"} |= "timeout" [5m])) > 10',
    holdsFor: minutes(1),
    severity: 'warning',
    summary: 'Orders time out.',
    description: 'They did {{ $value }} times.',
  });
  new Mimir(environment, { ...size, alerts: [lines] });
  expect(findingsOf(environment)).toEqual([
    'test › mimir › alerts › OrdersTimeOut › expression: "sum(count_over_time({namespace=\\"demo\\"} |= \\"timeout\\" [5m])) > 10" is no PromQL of numbers | a query in PromQL, such as sum by (pod) (rate(orders_failed_total[5m])) > 0',
  ]);
});
