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

test('a copy is read by itself, so that no destination waits for the other', () => {
  const environment = testEnvironment({ network: cilium() });
  const { push: logsTo } = new Loki(environment, { retention: days(3), disk: gibibytes(10) });
  const credentials = bearerToken({ secretName: 'cloud' });
  const logs = external(environment, { protocol: 'loki.push', url: 'https://logs.example.com/push', credentials });
  const events = new KubernetesEvents(environment, { logsTo, copyTo: { logs } });
  const text = file(environment);
  for (const copy of ['', '_copy']) {
    expect(text).toMatch(
      new RegExp(
        `loki.source.kubernetes_events "events${copy}" \\{\\s*forward_to = \\[loki.process.events${copy}.receiver`,
      ),
    );
    expect(text).toMatch(
      new RegExp(`loki.process "events${copy}" \\{\\s*forward_to = \\[loki.write.logs${copy}.receiver`),
    );
  }
  expect(text).toContain('/etc/alloy-secrets/cloud/token');
  expect(events.alerts.map(({ name }) => name)).toContain('AlloyCopyDropsLines');
  expect(environment.connections.map(({ property }) => property)).toContain('copyTo.logs');
});

test('a copy that goes where the lines go is refused', () => {
  const environment = testEnvironment();
  const { push: logsTo } = new Loki(environment, { retention: days(3), disk: gibibytes(10) });
  new KubernetesEvents(environment, { logsTo, copyTo: { logs: logsTo } });
  expect(findingsOf(environment)).toEqual([
    'test › kubernetes-events › copyTo.logs: http://loki.monitoring.svc:3100/loki/api/v1/push is where logsTo sends already, so everything would be there twice | another destination, or logsTo alone',
  ]);
});
