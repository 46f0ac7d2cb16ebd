import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { days, gibibytes } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Model } from '../../tools/e2e/model';
import { testEnvironment } from '../support';
import { complete, joined } from './environments';

/** Who does what is found by connections and protocols, whatever components are called. */

describe('an environment with stores of its own', () => {
  const model = new Model(complete(new App()));

  test('its stores are those to which the Collector sends', () => {
    expect(model.collector.name).toBe('receiver');
    expect(model.otlp.url).toBe('http://receiver.monitoring.svc:4318');
    expect(model.metricStore.url).toBe('http://metrics.monitoring.svc:8080/prometheus');
    expect(model.logStore.owner.component).toBe('logs');
    expect(model.traceStore.owner.component).toBe('traces');
    expect(model.sentTo.map(({ name }) => name)).toEqual(['metrics', 'logs', 'traces']);
    expect(model.metricsAreSent).toBe(true);
  });

  test('the store of traces makes metrics of those that are kept', () => {
    expect(model.traceMetrics.store).toBe(model.metricStore);
    expect(model.traceMetrics.ofEveryTrace).toBe(false);
    expect(model.sampling.share?.value).toBe(10);
  });

  test('an agent follows log files, pulls from its node and hands OTLP on', () => {
    expect(model.logAgents.map(({ name, node }) => [name, node])).toEqual([['agent', 'node-1']]);
    expect(model.nodeAgent).toMatchObject({ namespace: 'agents' });
    expect(model.forwarder.url).toBe('http://agent.agents.svc:4318');
  });

  test('somebody watches the pipeline', () => {
    expect(model.watches.map(({ of, by }) => `${by.name} ${of.owner.component}`)).toEqual([
      'watcher logs',
      'watcher receiver',
      'watcher agent',
    ]);
  });

  test('what it has not is said', () => {
    expect(() => model.gatewayTo(model.logStore)).toThrow('needs a gateway to logs, and the environment has none');
    expect(() => model.workload('payments')).toThrow('needs the workload payments, and the environment has none');
  });
});

describe('an environment beside an existing Prometheus', () => {
  const model = new Model(joined()(new App()), { Promtail: joined('promtail')(new App()) });

  test('the store of metrics is the one that pulls them, and they are made of every trace', () => {
    expect(model.metricStore.host).toBe('metrics-kube-prometheus-st-prometheus.stack.svc');
    expect(model.metricsAreSent).toBe(false);
    expect(model.traceMetrics).toMatchObject({ store: model.metricStore, ofEveryTrace: true });
    expect(model.podsOf(model.metricStore)).toEqual([model.metricStore.peer]);
    expect(model.collectorMetrics.portName).toBe('metrics');
  });

  test('the agent of a variant runs on a node of its own', () => {
    expect(model.logAgents.map(({ name, node }) => [name, node])).toEqual([
      ['alloy', 'node-1'],
      ['promtail', 'node-2'],
    ]);
  });

  test('the agent of a variant is watched, and nothing is watched twice', () => {
    const watched = model.watches.map(({ of }) => of.url);
    expect(model.watches.map(({ of }) => of.owner.component)).toContain('promtail');
    expect(new Set(watched).size).toBe(watched.length);
  });

  test('a gateway answers for the stores', () => {
    expect(model.gatewayTo(model.logStore).url).toBe('https://loki.example.com');
    expect(model.gatewayTo(model.traceStore).url).toBe('https://tempo.example.com');
    expect(() => model.gatewayTo(model.metricStore)).toThrow('needs a gateway to kube-prometheus-stack');
  });

  test('what others say to the Collector is pulled beside its own metrics', () => {
    const of = model.watches.filter(({ of }) => of.owner.component === 'otel-collector');
    expect(of.map(({ of }) => of.offers.ofOthers ?? false)).toEqual([true, false]);
  });
});

test.each<[keyof Model, string]>([
  ['collector', 'somebody who takes OTLP and sends traces to a store'],
  ['metricStore', 'a store of metrics that answers PromQL'],
  ['logStore', 'a store of logs that answers LogQL'],
  ['traceStore', 'a store of traces that answers TraceQL'],
  ['logAgents', 'an agent that follows log files'],
  ['nodeAgent', 'an agent that pulls the metrics of its node'],
  ['watches', 'somebody who pulls the metrics of the pipeline'],
])('an environment with a lonely Loki has no %s', (what, need) => {
  const environment = testEnvironment();
  const { retention, disk } = { retention: days(3), disk: gibibytes(10) };
  new Loki(environment, { retention, disk });
  const model = new Model(environment);
  expect(() => model[what]).toThrow(`needs ${need}, and the environment has none`);
});
