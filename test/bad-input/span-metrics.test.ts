import { expect, test } from '@jest/globals';
import { AlloyReceiver } from '../../constructs/alloy';
import { type Environment, external, mebibytes, percent, pods } from '../../constructs/kit';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { OtelCollector } from '../../constructs/otel-collector';
import { Prometheus } from '../../constructs/prometheus';
import { Tempo } from '../../constructs/tempo';
import { findingsOf, testEnvironment } from '../support';
import { Sample, size } from './cases';

/** Who makes metrics from the same traces as another for one store. */

const cloud = (environment: Environment) =>
  external(environment, { protocol: 'otlp.traces', url: 'https://traces.example.com', addresses: ['203.0.113.7'] });

const said = (name: string, property: string, store = 'mimir') =>
  `test › ${name} › ${property}: ${name} makes metrics from these traces, and so does tempo, which gets them: in ${store} each request would count twice`;

const keep = [percent(100)];

test.each([
  ['otel-collector', OtelCollector],
  ['alloy-receiver', AlloyReceiver],
] as const)('a Tempo that gets a copy from %s', (name, Receiver) => {
  const environment = testEnvironment();
  const mimir = new Mimir(environment, size);
  const tempo = new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite });
  const logsTo = new Loki(environment, size).otlp;
  const to = { metricsTo: mimir.otlp, logsTo, tracesTo: cloud(environment), copyTo: { traces: tempo.otlp } };
  new Receiver(environment, { ...to, keep });
  expect(findingsOf(environment)).toEqual([
    `${said(name, 'copyTo.traces')} | tempo without metricsTo, or another store for the metrics of one of the two; or tempo in tracesTo and the other one in copyTo, as ${name} then makes none`,
  ]);
});

test('a Tempo that another Collector sends to, and a Prometheus between', () => {
  const environment = testEnvironment();
  const mimir = new Mimir(environment, size);
  const prometheus = new Prometheus(environment, { ...size, metricsTo: mimir.remoteWrite });
  const tempo = new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite });
  const logsTo = new Loki(environment, size).otlp;
  const second = new OtelCollector(environment, {
    ...{ name: 'second', largestRequest: mebibytes(24), keep, metricsTo: mimir.otlp, logsTo, tracesTo: tempo.otlp },
  });
  new OtelCollector(environment, { keep, metricsTo: prometheus.otlp, logsTo, tracesTo: second.otlp.grpc });
  expect(findingsOf(environment)).toEqual([
    `${said('otel-collector', 'tracesTo')} | tempo without metricsTo, or another store for the metrics of one of the two`,
  ]);
});

test('one that is pulled', () => {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('stack', { existing: true });
  const stack = new KubePrometheusStack(environment, { namespace, remoteWrite: true });
  if (!stack.remoteWrite) throw new Error('it takes remote write');
  const tempo = new Tempo(environment, { ...size, metricsTo: stack.remoteWrite });
  const logsTo = new Loki(environment, size).otlp;
  const to = { metricsTo: stack.metricsTo, logsTo, tracesTo: cloud(environment), copyTo: { traces: tempo.otlp } };
  new OtelCollector(environment, { ...to, keep });
  expect(findingsOf(environment)).toEqual([
    expect.stringContaining(said('otel-collector', 'copyTo.traces', 'kube-prometheus-stack')),
  ]);
});

test('two Tempos that get the same, of which each makes them', () => {
  const environment = testEnvironment();
  const mimir = new Mimir(environment, size);
  const logsTo = new Loki(environment, size).otlp;
  const tempo = (name: string) => new Tempo(environment, { ...size, name, metricsTo: mimir.remoteWrite }).otlp;
  const to = { metricsTo: mimir.otlp, logsTo, tracesTo: tempo('a'), copyTo: { traces: tempo('b') } };
  new OtelCollector(environment, { ...to, keep });
  expect(findingsOf(environment)).toEqual([
    'test › otel-collector › copyTo.traces: a makes metrics from these traces, and so does b, which gets them: in mimir each request would count twice | b without metricsTo, or another store for the metrics of one of the two',
  ]);
});

test('a second Collector behind the first', () => {
  const environment = testEnvironment();
  const mimir = new Mimir(environment, size);
  const logsTo = new Loki(environment, size).otlp;
  const common = { metricsTo: mimir.otlp, logsTo, keep };
  const second = new OtelCollector(environment, {
    ...{ ...common, name: 'second', largestRequest: mebibytes(24), tracesTo: new Tempo(environment, size).otlp },
  });
  new OtelCollector(environment, { ...common, tracesTo: second.otlp.grpc });
  expect(findingsOf(environment)).toEqual([
    'test › otel-collector › tracesTo: otel-collector makes metrics from these traces, and so does second, which gets them: in mimir each request would count twice | tracesTo of otel-collector as that of second, or another store for the metrics of one of the two',
  ]);
});

test('for two stores, or by one of them', () => {
  const environment = testEnvironment();
  const mimir = new Mimir(environment, size);
  const other = new Mimir(environment, { ...size, name: 'other' });
  const logsTo = new Loki(environment, size).otlp;
  const tempo = new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite });
  const copyTo = { traces: tempo.otlp };
  new OtelCollector(environment, { metricsTo: other.otlp, logsTo, tracesTo: cloud(environment), copyTo, keep });
  const one = { metricsTo: mimir.otlp, logsTo, tracesTo: tempo.otlp, copyTo: { traces: cloud(environment) }, keep };
  new OtelCollector(environment, { ...one, name: 'second' });
  expect(findingsOf(environment)).toEqual([]);
});

test('two workloads of one component have other traces, each its own', () => {
  const environment = testEnvironment();
  const mimir = new Mimir(environment, size);
  const logsTo = new Loki(environment, size).otlp;
  const sample = new Sample(environment);
  for (const name of ['shop', 'bank']) {
    const tempo = new Tempo(environment, { ...size, name: `tempo-${name}`, metricsTo: mimir.remoteWrite });
    const to = { metricsTo: mimir.otlp, logsTo, tracesTo: tempo.otlp, keep };
    const otel = new OtelCollector(environment, { ...to, name: `otel-${name}` });
    const from = { workload: name, peer: pods('monitoring', { app: name }) };
    sample.connect('otlpTo', from, 'otlp.grpc', otel.otlp.grpc);
  }
  expect(findingsOf(environment)).toEqual([]);
});
