import { describe, expect, test } from '@jest/globals';
import { tempoTracing } from '../../constructs/grafana';
import { datasourceRoles } from '../../constructs/grafana/dashboards';
import { provisionedDatasources } from '../../constructs/grafana/datasources';
import { type Datasource, type Environment, external, percent, type TempoDatasource } from '../../constructs/kit';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { OtelCollector } from '../../constructs/otel-collector';
import { Prometheus } from '../../constructs/prometheus';
import { Tempo } from '../../constructs/tempo';
import { size } from '../bad-input/cases';
import { testEnvironment } from '../support';

/** Metrics made from spans are asked for where they are kept, also where they come to by somebody else. */

interface Made {
  readonly traces: TempoDatasource;
  readonly between: Datasource;
}

/** A Mimir for something else comes first, and then the one at which the metrics are. */
function wired(make: (environment: Environment, mimir: Mimir) => Made) {
  const environment = testEnvironment();
  const other = new Mimir(environment, { ...size, name: 'other' });
  const mimir = new Mimir(environment, size);
  const { traces, between } = make(environment, mimir);
  return { environment, other: other.datasource, mimir: mimir.datasource, traces, between };
}

const cases: readonly (readonly [string, (environment: Environment, mimir: Mimir) => Made])[] = [
  [
    'a Tempo writes them to a Prometheus, which sends them on',
    (environment, mimir) => {
      const prometheus = new Prometheus(environment, { ...size, metricsTo: mimir.remoteWrite });
      const traces = new Tempo(environment, { ...size, metricsTo: prometheus.remoteWrite });
      return { traces: traces.datasource, between: prometheus.datasource };
    },
  ],
  [
    'a Collector offers them to a stack, which sends them on',
    (environment, mimir) => {
      const namespace = environment.addNamespace('stack', { existing: true });
      const stack = new KubePrometheusStack(environment, { namespace, sendsTo: mimir.remoteWrite });
      const tempo = new Tempo(environment, size);
      const logsTo = new Loki(environment, size).otlp;
      const to = { metricsTo: stack.metricsTo, logsTo, tracesTo: tempo.otlp };
      new OtelCollector(environment, { ...to, keep: [percent(100)] });
      return { traces: tempo.datasource, between: stack.linkedDatasource };
    },
  ],
  [
    'they are copied',
    (environment, mimir) => {
      const prometheus = new Prometheus(environment, size);
      const copyTo = { metrics: mimir.remoteWrite };
      const traces = new Tempo(environment, { ...size, metricsTo: prometheus.remoteWrite, copyTo });
      return { traces: traces.datasource, between: prometheus.datasource };
    },
  ],
];

describe.each(cases)('%s', (_, make) => {
  const { environment, other, mimir, traces, between } = wired(make);

  test('dashboards ask a store that has them', () => {
    expect(datasourceRoles([other, mimir, traces]).spanMetrics).toBe(mimir);
    expect(datasourceRoles([other, between, traces]).spanMetrics).toBe(between);
    expect(tempoTracing().build([other, mimir, traces])).toBeDefined();
  });

  test('the service map asks it too', () => {
    const tempo = (...metrics: readonly Datasource[]) =>
      provisionedDatasources([...metrics, traces], environment.connections).find(({ type }) => type === 'tempo');
    expect(tempo(other, mimir)?.jsonData).toMatchObject({ serviceMap: { datasourceUid: mimir.uid } });
    expect(tempo(other, between)?.jsonData).toMatchObject({ serviceMap: { datasourceUid: between.uid } });
    expect(tempo(other)?.jsonData).not.toHaveProperty('serviceMap');
  });
});

test('a store to which a stack sends lets its Prometheus in', () => {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('stack', { existing: true });
  const cloud = external(environment, {
    protocol: 'prometheus.remote-write',
    url: 'https://metrics.example.com/api/v1/push',
    addresses: ['203.0.113.9'],
  });
  new KubePrometheusStack(environment, { namespace, sendsTo: cloud });
  const stack = environment.components.find(({ name }) => name === 'kube-prometheus-stack');
  expect(stack?.connections.map(({ property, to }) => [property, to.host])).toContainEqual([
    'sendsTo',
    'metrics.example.com',
  ]);
});
