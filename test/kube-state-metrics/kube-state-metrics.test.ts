import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { alert, days, type Environment, gibibytes, minutes } from '../../constructs/kit';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { KubeStateMetrics, type KubeStateMetricsProps } from '../../constructs/kube-state-metrics';
import { isOfAny, usualCollectors } from '../../constructs/kube-state-metrics/collectors';
import { podAlerts } from '../../constructs/kubernetes/pods';
import { workloadAlerts } from '../../constructs/kubernetes/workloads';
import { Prometheus } from '../../constructs/prometheus';
import { objectOf, rendered, testEnvironment } from '../support';

const alertProps = {
  name: 'TooMany',
  holdsFor: minutes(5),
  severity: 'warning',
  summary: 'There are too many.',
  description: 'More than nine.',
} as const;

const size = { retention: days(3), disk: gibibytes(10) };

function watched(props: KubeStateMetricsProps = {}): Environment {
  const environment = testEnvironment();
  new Prometheus(environment, size).watch(new KubeStateMetrics(environment, props));
  return environment;
}

const containerOf = (environment: Environment) =>
  objectOf(environment, 'Deployment', 'kube-state-metrics').spec.template.spec.containers[0];

test('kube-state-metrics with the labels of pods', () => {
  const environment = watched({ metricLabelsAllowlist: { pods: ['app.kubernetes.io/name', 'costCentre'] } });
  expect(rendered(environment, 'kube-state-metrics')).toMatchSnapshot();
});

test('of what it could show, what a dashboard or an alert asks for alone', () => {
  const environment = testEnvironment();
  const asking = [alert({ ...alertProps, expression: 'kube_pod_tolerations > 9 and kube_ingress_info and up' })];
  const prometheus = new Prometheus(environment, { ...size, alerts: asking });
  prometheus.watch(new KubeStateMetrics(environment, { onlyAsked: true }));
  const [, allowed = ''] = containerOf(environment).args;
  const names = allowed.replace('--metric-allowlist=', '').split(',');
  expect(names).toEqual(
    expect.arrayContaining(['kube_pod_tolerations', 'kube_pod_status_phase', 'kube_node_status_condition']),
  );
  // Metrics of objects that are not shown, or that nobody asks for.
  for (const name of ['up', 'kube_ingress_info', 'kube_pod_ips', 'kube_pod_status_reason'])
    expect(names).not.toContain(name);
  expect(containerOf(watched()).args).toHaveLength(1);
});

test('what is asked for is shown, and its role has exactly that', () => {
  const environment = watched({ collectors: ['pods', 'ingresses', 'nodes', 'pods'] });
  expect(containerOf(environment).args).toEqual(['--resources=ingresses,nodes,pods']);
  expect(objectOf(environment, 'ClusterRole', 'test-kube-state-metrics').rules).toEqual([
    { apiGroups: [''], resources: ['nodes', 'pods'], verbs: ['list', 'watch'] },
    { apiGroups: ['networking.k8s.io'], resources: ['ingresses'], verbs: ['list', 'watch'] },
  ]);
});

test('each alert about objects can fire by default, and none whose objects are not shown', () => {
  const names = (props?: KubeStateMetricsProps) =>
    new KubeStateMetrics(testEnvironment(), props).alerts.map(({ name }) => name);
  const all = [...podAlerts, ...workloadAlerts].map(({ name }) => name);
  expect(names()).toEqual([...all, 'KubeStateMetricsCannotRead']);
  expect(names({ collectors: ['jobs'] })).toEqual(['JobFailed', 'KubeStateMetricsCannotRead']);
});

test('each kind that is shown by default is asked for', () => {
  const asked = [...podAlerts, ...workloadAlerts].flatMap(({ expression }) => expression.match(/\bkube_\w+/g) ?? []);
  expect(usualCollectors.filter((collector) => !asked.some((metric) => isOfAny([collector], metric)))).toEqual([]);
});

test('labels of objects are known by the names that they get', () => {
  const { knownMetrics } = new KubeStateMetrics(testEnvironment(), {
    metricLabelsAllowlist: { pods: ['app.kubernetes.io/partOf'] },
  });
  const known = knownMetrics.find(({ name }) => name.test('kube_pod_labels'));
  expect(known?.labels).toEqual(['job', 'instance', 'namespace', 'uid', 'pod', 'label_app_kubernetes_io_part_of']);
});

test('a Prometheus adds nothing of the exporter to the series of objects, and pulls what it says of itself', () => {
  const environment = watched();
  const { 'prometheus.yaml': text, 'alerts.yaml': alerts } = objectOf(environment, 'ConfigMap', 'prometheus').data;
  const [, { metric_relabel_configs: _, ...ofObjects }, ofItself] = parse(text).scrape_configs;
  expect(ofObjects).toEqual({
    job_name: 'kube-state-metrics',
    honor_labels: true,
    static_configs: [{ targets: ['kube-state-metrics.monitoring.svc:8080'] }],
  });
  expect(ofItself).toMatchObject({
    job_name: 'kube-state-metrics-telemetry',
    static_configs: [{ targets: ['kube-state-metrics.monitoring.svc:8081'] }],
    relabel_configs: [
      { target_label: 'namespace', replacement: 'monitoring' },
      { target_label: 'container', replacement: 'kube-state-metrics' },
      { target_label: 'service_name', replacement: 'kube-state-metrics' },
    ],
  });
  expect(alerts).toContain('absent(up{namespace="monitoring", service_name="kube-state-metrics"})');
});

test('the Prometheus of a stack that has none pulls both', () => {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('stack', { existing: true });
  new KubePrometheusStack(environment, { namespace, kubeStateMetrics: false }).watch(new KubeStateMetrics(environment));
  const monitors = ['kube-state-metrics', 'kube-state-metrics-http'].map(
    (name) => objectOf(environment, 'ServiceMonitor', name).spec.endpoints[0],
  );
  expect(monitors).toMatchObject([{ port: 'telemetry' }, { port: 'http', honorLabels: true }]);
});
