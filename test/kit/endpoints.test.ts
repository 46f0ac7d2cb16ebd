import { expect, test } from '@jest/globals';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { stores } from '../bad-input/cases';
import { testEnvironment } from '../support';

test('an environment knows every address at which its components answer, used or not', () => {
  const environment = testEnvironment();
  stores(environment);
  const addresses = environment.endpoints.map(({ protocol, url }) => `${protocol} ${url}`);
  expect(addresses).toContain('loki.query http://loki.monitoring.svc:3100');
  expect(addresses).toContain('prometheus.remote-write http://mimir.monitoring.svc:8080/api/v1/push');
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('what is there already answers too', () => {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('stack', { existing: true });
  new KubePrometheusStack(environment, { namespace, release: 'metrics' });
  expect(environment.endpoints.map(({ protocol, host }) => [protocol, host])).toEqual([
    ['prometheus.query', 'metrics-kube-prometheus-st-prometheus.stack.svc'],
    ['alertmanager', 'metrics-kube-prometheus-st-alertmanager.stack.svc'],
  ]);
});
