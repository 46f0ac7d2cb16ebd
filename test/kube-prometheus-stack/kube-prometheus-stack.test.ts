import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { GrafanaContent } from '../../constructs/grafana';
import { alert, days, type Environment, gibibytes, minutes, percent } from '../../constructs/kit';
import { promotedLabels } from '../../constructs/kit/vocabulary/signal-labels';
import { KubePrometheusStack, type KubePrometheusStackProps } from '../../constructs/kube-prometheus-stack';
import { isOfStack, stackNames } from '../../constructs/kube-prometheus-stack/names';
import { Loki } from '../../constructs/loki';
import { OtelCollector } from '../../constructs/otel-collector';
import { Tempo } from '../../constructs/tempo';
import { objectOf, rendered, testEnvironment } from '../support';

const size = { retention: days(3), disk: gibibytes(10) };

/** Traces and logs that join a stack beside them. */
function joined(props: Partial<KubePrometheusStackProps> = {}) {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('stack', { existing: true });
  const stack = new KubePrometheusStack(environment, { namespace, ...props });
  const loki = new Loki(environment, size);
  const tempo = new Tempo(environment, { ...size, metricsTo: stack.remoteWrite });
  const otel = new OtelCollector(environment, {
    metricsTo: stack.metricsTo,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    keep: [percent(1)],
  });
  stack.watch(loki, otel);
  new GrafanaContent(environment, {
    grafana: stack.grafana,
    datasources: [stack.datasource, stack.linkedDatasource, loki.datasource, tempo.datasource],
  });
  return { environment, stack };
}

interface Provisioned {
  readonly uid: string;
  readonly jsonData: {
    readonly serviceMap?: { readonly datasourceUid: string };
    readonly exemplarTraceIdDestinations?: object;
  };
}

/** The datasources by uid, as Grafana's sidecar finds them. */
function provisioned(environment: Environment): ReadonlyMap<string, Provisioned> {
  const { data } = objectOf(environment, 'ConfigMap', 'test-datasources');
  const { datasources } = parse(data['test-datasources.yaml']) as { datasources: Provisioned[] };
  return new Map(datasources.map((datasource) => [datasource.uid, datasource]));
}

const collector = (environment: Environment) =>
  parse(objectOf(environment, 'ConfigMap', 'otel-collector').data['config.yaml']);

test('what the operator is told of two components, and nothing of the stack itself', () => {
  expect(rendered(joined().environment, 'kube-prometheus-stack')).toMatchSnapshot();
});

test('what Grafana is told', () => {
  expect(rendered(joined().environment, 'grafana-content')).toMatchSnapshot();
});

describe('as it is installed, it pulls', () => {
  const { environment, stack } = joined();

  test('the metrics of traces, which the Collector makes of every trace before it samples', () => {
    expect(stack.remoteWrite).toBeUndefined();
    const { service, exporters, connectors } = collector(environment);
    expect(service.pipelines.traces.exporters).toEqual(['span_metrics', 'service_graph', 'forward/all']);
    expect(service.pipelines['metrics/of_traces'].exporters).toEqual(['prometheus']);
    expect(exporters.prometheus).not.toHaveProperty('enable_open_metrics');
    expect(connectors.span_metrics).not.toHaveProperty('exemplars');
  });

  test('they are found by their store, and by nothing that was changed in its own datasource', () => {
    const datasources = provisioned(environment);
    expect([...datasources.keys()]).toEqual(['test-prometheus-with-links', 'test-loki', 'test-tempo']);
    expect(datasources.get('test-tempo')?.jsonData.serviceMap).toEqual({ datasourceUid: 'prometheus' });
    expect(datasources.get('test-prometheus-with-links')?.jsonData.exemplarTraceIdDestinations).toBeUndefined();
  });
});

describe('what is switched on is used', () => {
  test('exemplars lead to traces', () => {
    const { environment } = joined({ exemplars: true });
    const { exporters, connectors } = collector(environment);
    expect(exporters.prometheus.enable_open_metrics).toBe(true);
    expect(connectors.span_metrics.exemplars).toEqual({ enabled: true });
    expect(
      provisioned(environment).get('test-prometheus-with-links')?.jsonData.exemplarTraceIdDestinations,
    ).toHaveLength(2);
  });

  test('remote write takes what Tempo makes of the traces that it gets', () => {
    const { environment } = joined({ remoteWrite: true });
    const tempo = parse(objectOf(environment, 'ConfigMap', 'tempo').data['tempo.yaml']);
    expect(tempo.metrics_generator.storage.remote_write[0].url).toBe(
      'http://prometheus-kube-prometheus-prometheus.stack.svc:9090/api/v1/write',
    );
    expect(collector(environment)).not.toHaveProperty('connectors');
    expect(provisioned(environment).get('test-tempo')?.jsonData.serviceMap).toEqual({ datasourceUid: 'prometheus' });
  });

  test('OTLP takes what the Collector sends, and the docs name every label that Prometheus must be told of', () => {
    const { environment } = joined({ otlp: true, exemplars: true });
    const { exporters, service, connectors } = collector(environment);
    expect(connectors.span_metrics.exemplars).toEqual({ enabled: true });
    const page = readFileSync('docs/join-a-kube-prometheus-stack.md', 'utf8');
    expect(page).toContain(`promoteResourceAttributes: [${promotedLabels({}).join(', ')}]`);
    expect(exporters['otlp_http/metrics'].endpoint).toBe(
      'http://prometheus-kube-prometheus-prometheus.stack.svc:9090/api/v1/otlp',
    );
    expect(service.pipelines['metrics/of_traces'].exporters).toEqual(['otlp_http/metrics']);
  });
});

test('names that are not those of the chart are said', () => {
  const { stack } = joined({ names: { prometheus: 'metrics' } });
  expect(stack.query.url).toBe('http://metrics.stack.svc:9090');
});

test('from a fullname the names follow that the chart makes of it, and no component may take one of them', () => {
  const { environment, stack } = joined({ release: 'kps', names: { fullname: 'metrics' } });
  expect(stack.query.url).toBe('http://metrics-prometheus.stack.svc:9090');
  expect(stack.alertmanager.url).toBe('http://metrics-alertmanager.stack.svc:9093');
  expect(stack.query.peer).toMatchObject({ labels: { 'app.kubernetes.io/instance': 'metrics-prometheus' } });
  expect(stack.grafana.peer).toMatchObject({ labels: { 'app.kubernetes.io/instance': 'kps' } });
  const [namespace] = environment.namespaces.filter(({ existing }) => existing);
  new Loki(environment, { ...size, name: 'metrics-logs', namespace });
  environment.build();
  expect(environment.findings.map(({ problem }) => problem)).toContain(
    'the kube-prometheus-stack of the release kps names its own objects so',
  );
});

test('links are under names of our own, whatever the uid of the datasource that is there', () => {
  const { stack } = joined({ datasourceUid: 'other' });
  expect([stack.datasource.uid, stack.linkedDatasource.uid]).toEqual(['other', 'prometheus-with-links']);
});

test('nothing that it has is rendered, not even where it runs', () => {
  const { environment } = joined();
  environment.build();
  const objects = environment.components.flatMap((component) => component.objects);
  expect(objects.filter(({ kind, name }) => kind === 'Namespace' && name === 'stack')).toEqual([]);
  const inside = objects.filter(({ metadata }) => metadata.namespace === 'stack').map(({ kind }) => kind);
  expect([...new Set(inside)].sort()).toEqual(['ConfigMap', 'PrometheusRule', 'ServiceMonitor']);
});

describe('names follow from the release, as the chart makes them', () => {
  test.each([
    ['prometheus', 'prometheus-kube-prometheus-prometheus', 'prometheus-grafana'],
    ['kube-prometheus-stack', 'kube-prometheus-stack-prometheus', 'kube-prometheus-stack-grafana'],
    ['kps', 'kps-kube-prometheus-stack-prometheus', 'kps-grafana'],
    ['monitoring-of-everything', 'monitoring-of-everything-k-prometheus', 'monitoring-of-everything-grafana'],
  ])('%s', (release, prometheus, grafana) => {
    expect(stackNames(release)).toMatchObject({ prometheus, grafana });
  });

  test.each([
    ['prometheus-grafana', true],
    ['prometheus-kube-prometheus-operator', true],
    ['prometheus-prometheus-node-exporter', true],
    ['alertmanager-operated', true],
    ['prometheus', false],
    ['prometheus-rules-of-ours', false],
    ['loki', false],
  ])('%s is one of them: %s', (name, expected) => {
    expect(isOfStack(stackNames('prometheus'), 'prometheus', name)).toBe(expected);
  });
});

test('alerts of one’s own are an object that its operator finds', () => {
  const ordersFail = alert({
    name: 'OrdersFail',
    expression: 'sum by (pod) (rate(orders_failed_total[5m])) > 0',
    holdsFor: minutes(5),
    severity: 'warning',
    summary: 'Orders fail.',
    description: '{{ $labels.pod }} fails {{ $value }} orders a second.',
    labels: { team: 'orders' },
  });
  const { environment } = joined({ alerts: [ordersFail] });
  expect(objectOf(environment, 'PrometheusRule', 'own-alerts')).toMatchObject({
    metadata: { namespace: 'stack', labels: { release: 'prometheus' } },
    spec: {
      groups: [
        { name: 'test-own-alerts', rules: [{ alert: 'OrdersFail', labels: { severity: 'warning', team: 'orders' } }] },
      ],
    },
  });
});
