import { expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { Environment, plainNetwork } from '../../constructs/kit';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { Loki } from '../../constructs/loki';
import { findingsOf, testEnvironment } from '../support';
import { size, untyped } from './cases';

/** Where alerts lead, and who evaluates them. */

test.each<[string, unknown, string | undefined]>([
  ['an address', 'https://wiki.example.com/platform', undefined],
  ['a page of the repository', 'docs/alerts.md', '"docs/alerts.md"'],
  ['a section', 'https://wiki.example.com/alerts#loki', '"https://wiki.example.com/alerts#loki"'],
  ['a slash at the end', 'https://wiki.example.com/', '"https://wiki.example.com/"'],
  ['no text', 7, '7'],
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
