import { expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { KubernetesEvents } from '../../constructs/alloy';
import { cilium, days, drop, Environment, external, gibibytes, plainNetwork } from '../../constructs/kit';
import { bearerToken } from '../../constructs/kit/model/access';
import { Loki } from '../../constructs/loki';
import { findingsOf, objectOf, rendered, testEnvironment } from '../support';

/** What happens to the objects of the cluster, as log lines. */

const file = (environment: Environment): string =>
  objectOf(environment, 'ConfigMap', 'kubernetes-events').data['config.alloy'];

test('events are read once, by a pod that may read nothing else', () => {
  const environment = testEnvironment();
  const loki = new Loki(environment, { retention: days(3), disk: gibibytes(10) });
  new KubernetesEvents(environment, { logsTo: loki.push });
  expect(findingsOf(environment)).toEqual([]);
  expect(rendered(environment, 'kubernetes-events')).toMatchSnapshot();
});

test('log rules are applied when the line has its service', () => {
  const cluster = { network: plainNetwork() };
  const logRules = [drop({ service: 'kubernetes-events', line: 'type=Normal' })];
  const environment = new Environment(new App(), 'test', { cluster, logRules });
  environment.addNamespace('monitoring');
  const loki = new Loki(environment, { retention: days(3), disk: gibibytes(10) });
  new KubernetesEvents(environment, { logsTo: loki.push });
  const stages = [...file(environment).matchAll(/stage\.(\w+) \{/g)].map(([, name]) => name);
  expect(stages.slice(0, 2)).toEqual(['drop', 'static_labels']);
  expect(stages).toContain('match');
  expect(stages.at(-1)).toBe('label_keep');
});

test('they go to a store elsewhere with its token, and with the name of their cluster', () => {
  const environment = testEnvironment({ network: cilium(), name: 'shop' });
  const credentials = bearerToken({ secretName: 'logs' });
  const logsTo = external(environment, { protocol: 'loki.push', url: 'https://logs.example.com/push', credentials });
  new KubernetesEvents(environment, { logsTo });
  expect(file(environment)).toContain('/etc/alloy-secrets/logs/token');
  expect(file(environment)).toMatch(/external_labels = \{\s*cluster = "shop"/);
});
