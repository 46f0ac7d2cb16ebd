import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Alertmanager, type AlertmanagerProps, webhook } from '../../constructs/alertmanager';
import { Alloy, cadvisor, kubelet, unix } from '../../constructs/alloy';
import { alert, days, type Environment, gibibytes, minutes } from '../../constructs/kit';
import { Mimir } from '../../constructs/mimir';
import { Prometheus } from '../../constructs/prometheus';
import { objectOf, rendered, testEnvironment } from '../support';

test('one monolithic Mimir on a disk', () => {
  const environment = testEnvironment();
  new Mimir(environment, { retention: days(3), disk: gibibytes(10) });
  expect(rendered(environment, 'mimir')).toMatchSnapshot();
});

test('of servers that collect the same, the samples of one at a time are kept', () => {
  const size = { retention: days(3), disk: gibibytes(10) };
  const environment = testEnvironment();
  const { remoteWrite } = new Mimir(environment, { ...size, acceptHaSamples: true });
  expect(parse(objectOf(environment, 'ConfigMap', 'mimir').data['mimir.yaml'])).toMatchObject({
    distributor: { ha_tracker: { enable_ha_tracker: true, kvstore: { store: 'inmemory' } } },
    limits: { accept_ha_samples: true },
  });
  expect(remoteWrite.offers.haLabels).toEqual({ cluster: 'cluster', replica: '__replica__' });
  expect(new Mimir(testEnvironment(), size).remoteWrite.offers).not.toHaveProperty('haLabels');
});

describe('alerts', () => {
  const size = { retention: days(3), disk: gibibytes(10) };
  const filled = alert({
    name: 'HeapAlmostFull',
    expression: 'jvm_memory_used_bytes / jvm_memory_limit_bytes > 0.95',
    holdsFor: minutes(10),
    severity: 'warning',
    summary: 'A heap is almost full.',
    description: 'It is {{ $labels.pod }}.',
  });
  const configuration = (environment: Environment) =>
    parse(objectOf(environment, 'ConfigMap', 'mimir').data['mimir.yaml']);
  const groups = (environment: Environment): { name: string; rules: { alert: string }[] }[] =>
    parse(objectOf(environment, 'ConfigMap', 'mimir-alerts').data['alerts.yaml']).groups;
  const collecting = (environment: Environment, { remoteWrite: metricsTo }: Mimir) => {
    const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'state on the node' });
    return new Alloy(environment, { namespace, collect: [kubelet(), cadvisor()], metricsTo });
  };
  const alertmanager = (environment: Environment, props: Partial<AlertmanagerProps> = {}) =>
    new Alertmanager(environment, {
      receiver: webhook({ name: 'team', url: 'https://example.com', ...address }),
      ...props,
    });
  const address = { addresses: ['203.0.113.1'] };

  test('of what is collected into it are evaluated and told, those of its own too', () => {
    const environment = testEnvironment();
    const mimir = new Mimir(environment, { ...size, alerts: [filled], alertsTo: alertmanager(environment).push });
    collecting(environment, mimir);
    expect(configuration(environment)).toMatchObject({
      ruler: { alertmanager_url: 'http://alertmanager.monitoring.svc:9093' },
      ruler_storage: { backend: 'local', local: { directory: '/etc/mimir-rules' } },
    });
    expect(groups(environment).map(({ name, rules }) => [name, rules[0]?.alert])).toEqual([
      ['mimir', 'TargetDown'],
      ['kubelet', 'VolumeAlmostFull'],
      ['cadvisor', 'ContainerMemoryNearLimit'],
      ['own', 'HeapAlmostFull'],
    ]);
    const { containers } = objectOf(environment, 'StatefulSet', 'mimir').spec.template.spec;
    expect(containers[0].volumeMounts).toContainEqual({
      name: 'mimir-alerts',
      mountPath: '/etc/mimir-rules/anonymous',
      readOnly: true,
    });
    expect(mimir.datasource.evaluatesAlerts).toBe(true);
  });

  test('are told to each of several pods', () => {
    const environment = testEnvironment();
    new Mimir(environment, { ...size, alerts: [filled], alertsTo: alertmanager(environment, { replicas: 3 }).push });
    const url = 'dns+http://alertmanager-headless.monitoring.svc:9093';
    expect(configuration(environment).ruler.alertmanager_url).toBe(url);
  });

  test('are evaluated where nobody is told, and not where nobody asks for them', () => {
    const evaluating = testEnvironment();
    collecting(evaluating, new Mimir(evaluating, { ...size, evaluateAlerts: true }));
    expect(configuration(evaluating).ruler).not.toHaveProperty('alertmanager_url');
    expect(groups(evaluating).map(({ name }) => name)).toEqual(['mimir', 'kubelet', 'cadvisor']);
    const other = testEnvironment();
    const mimir = new Mimir(other, size);
    collecting(other, mimir);
    expect(configuration(other).ruler_storage.backend).toBe('filesystem');
    expect(mimir.evaluatedAlerts).toEqual([]);
  });

  test('that always fire come from a Prometheus where it tells the same Alertmanager', () => {
    const deadMansSwitch = webhook({ name: 'silence', url: 'https://watch.example.com', ...address });
    const watchdogs = (withPrometheus: boolean) => {
      const environment = testEnvironment();
      const { push: alertsTo } = alertmanager(environment, { deadMansSwitch });
      const mimir = new Mimir(environment, { ...size, alertsTo });
      if (withPrometheus) new Prometheus(environment, { ...size, alertsTo });
      return mimir.evaluatedAlerts.flatMap(({ alerts }) => alerts.map(({ name }) => name));
    };
    expect(watchdogs(false)).toEqual(['Watchdog']);
    expect(watchdogs(true)).toEqual([]);
  });
});

test('a Prometheus evaluates what an Alloy collects into it, as Mimir does', () => {
  const environment = testEnvironment();
  const prometheus = new Prometheus(environment, { retention: days(3), disk: gibibytes(10) });
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'state on the node' });
  new Alloy(environment, { namespace, collect: [unix()], metricsTo: prometheus.remoteWrite });
  const names = prometheus.evaluatedAlerts.flatMap(({ alerts }) => alerts.map(({ name }) => name));
  expect(names).toContain('NodeFilesystemAlmostFull');
  // The exporter that is part of Alloy knows nothing of the node's connections.
  expect(names).not.toContain('NodeConnectionsBeyondLimit');
});
