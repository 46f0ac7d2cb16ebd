import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { alert, days, gibibytes, minutes, seconds } from '../../constructs/kit';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { Loki } from '../../constructs/loki';
import { Prometheus } from '../../constructs/prometheus';
import { objectOf, rendered, testEnvironment } from '../support';

const size = { retention: days(3), disk: gibibytes(2) };

test('a Prometheus that watches one component', () => {
  const environment = testEnvironment();
  const loki = new Loki(environment, size);
  new Prometheus(environment, size).watch(loki);
  expect(rendered(environment, 'prometheus')).toMatchSnapshot();
});

test('however long it replays its write-ahead log, nothing ends it: it is healthy meanwhile, and not ready', () => {
  const environment = testEnvironment();
  new Prometheus(environment, size);
  const [container] = objectOf(environment, 'StatefulSet', 'prometheus').spec.template.spec.containers;
  expect(container.startupProbe).toBeUndefined();
  expect([container.livenessProbe.httpGet.path, container.readinessProbe.httpGet.path]).toEqual([
    '/-/healthy',
    '/-/ready',
  ]);
});

test('every pod of an agent is found by DNS, a single pod by its Service', () => {
  const environment = testEnvironment();
  const loki = new Loki(environment, size);
  const { metrics } = loki;
  const agents = { metrics: Object.assign(Object.create(metrics), { offers: { everyPod: true } }) };
  new Prometheus(environment, size).watch(loki, agents);
  const { scrape_configs } = parse(objectOf(environment, 'ConfigMap', 'prometheus').data['prometheus.yaml']);
  expect(scrape_configs.slice(1)).toMatchObject([
    { job_name: 'loki', static_configs: [{ targets: ['loki.monitoring.svc:3100'] }] },
    { job_name: 'loki', dns_sd_configs: [{ names: ['loki.monitoring.svc'], type: 'A', port: 3100 }] },
  ]);
  expect(scrape_configs[1].relabel_configs).toEqual([
    { target_label: 'namespace', replacement: 'monitoring' },
    { target_label: 'pod', replacement: 'loki-0' },
    { target_label: 'container', replacement: 'loki' },
    { target_label: 'service_name', replacement: 'loki' },
  ]);
});

const ordersFail = alert({
  name: 'OrdersFail',
  expression: 'sum by (pod) (rate(up[5m])) > 0',
  holdsFor: minutes(5),
  severity: 'critical',
  summary: 'Orders fail.',
  description: '{{ $labels.pod }} fails {{ $value }} orders a second.',
  labels: { team: 'orders' },
});

const filesOf = (environment: ReturnType<typeof testEnvironment>) => {
  const { data } = objectOf(environment, 'ConfigMap', 'prometheus');
  return Object.fromEntries(Object.entries<string>(data).map(([name, text]) => [name, parse(text)]));
};

test('alerts of one’s own are evaluated where nobody is told, and Grafana shows them', () => {
  const environment = testEnvironment();
  const prometheus = new Prometheus(environment, { ...size, alerts: [ordersFail] });
  prometheus.watch(new Loki(environment, size));
  expect(prometheus.datasource.evaluatesAlerts).toBe(true);
  const { 'prometheus.yaml': configuration, 'alerts.yaml': alerts } = filesOf(environment);
  expect(configuration).toMatchObject({ rule_files: ['alerts.yaml'] });
  expect(configuration).not.toHaveProperty('alerting');
  expect(alerts.groups.map(({ name }: { name: string }) => name)).toEqual(['prometheus', 'loki', 'own']);
  expect(alerts.groups[2]).toEqual({
    name: 'own',
    rules: [
      {
        alert: 'OrdersFail',
        expr: 'sum by (pod) (rate(up[5m])) > 0',
        for: '5m',
        labels: { severity: 'critical', team: 'orders' },
        annotations: {
          summary: 'Orders fail.',
          description: '{{ $labels.pod }} fails {{ $value }} orders a second.',
          runbook_url: 'https://github.com/your-organisation/lgtm-cdk8s/blob/main/docs/own-alerts.md#ordersfail',
        },
      },
    ],
  });
});

test('an Alertmanager is told of the alerts of what it watches, and of those of the environment', () => {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('stack', { existing: true });
  const { alertmanager: alertsTo } = new KubePrometheusStack(environment, { namespace });
  const atOnce = { ...ordersFail, holdsFor: seconds(0), runbook: 'https://example.com/orders' };
  const prometheus = new Prometheus(environment, { ...size, alerts: [atOnce], alertsTo });
  prometheus.watch(new Loki(environment, size));
  const { 'prometheus.yaml': configuration, 'alerts.yaml': alerts } = filesOf(environment);
  expect(configuration.alerting).toEqual({
    alertmanagers: [{ static_configs: [{ targets: ['prometheus-kube-prometheus-alertmanager.stack.svc:9093'] }] }],
  });
  expect(alerts.groups.map(({ name }: { name: string }) => name)).toEqual(['prometheus', 'loki', 'own']);
  expect(alerts.groups[2].rules[0]).toMatchObject({ annotations: { runbook_url: 'https://example.com/orders' } });
  expect(alerts.groups[2].rules[0]).not.toHaveProperty('for');
  const policy = objectOf(environment, 'NetworkPolicy', 'prometheus');
  expect(JSON.stringify(policy.spec.egress)).toContain('9093');
});
