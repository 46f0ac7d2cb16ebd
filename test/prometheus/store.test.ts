import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { provisionedDatasources } from '../../constructs/grafana/datasources';
import {
  days,
  type Environment,
  gibibytes,
  mebibytes,
  millicores,
  minutes,
  percent,
  seconds,
} from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { OtelCollector } from '../../constructs/otel-collector';
import { Prometheus, type PrometheusProps } from '../../constructs/prometheus';
import { scrape } from '../../constructs/scrape';
import { Tempo } from '../../constructs/tempo';
import { objectOf, testEnvironment } from '../support';

/** A Prometheus to which others send: the store in the place of a Mimir. */

const size = { retention: days(3), disk: gibibytes(10) };

const argumentsOf = (environment: Environment): string[] =>
  objectOf(environment, 'StatefulSet', 'prometheus').spec.template.spec.containers[0].args;

const configurationOf = (environment: Environment) =>
  parse(objectOf(environment, 'ConfigMap', 'prometheus').data['prometheus.yaml']);

const receivers = (words: readonly string[]) => words.filter((word) => /receiver|feature/.test(word));

function asStore(props: Partial<PrometheusProps> = {}) {
  const environment = testEnvironment();
  const prometheus = new Prometheus(environment, { ...size, ...props });
  const loki = new Loki(environment, size);
  const tempo = new Tempo(environment, { ...size, metricsTo: prometheus.remoteWrite });
  const to = { metricsTo: prometheus.otlp, logsTo: loki.otlp, tracesTo: tempo.otlp };
  new OtelCollector(environment, { ...to, keep: [percent(10)] });
  return { environment, prometheus, loki, tempo };
}

test('what is sent to nobody is not received, and exemplars of programs are not kept', () => {
  const environment = testEnvironment();
  const prometheus = new Prometheus(environment, size);
  expect(receivers(argumentsOf(environment))).toEqual([]);
  expect(configurationOf(environment)).not.toHaveProperty('storage');
  expect(configurationOf(environment)).not.toHaveProperty('otlp');
  expect(prometheus.query.offers.exemplars).toBe(false);
  expect(prometheus.datasource.interval).toEqual(seconds(15));
});

test('flags, late samples and promoted attributes follow from who sends', () => {
  const { environment } = asStore();
  expect(receivers(argumentsOf(environment))).toEqual([
    '--web.enable-otlp-receiver',
    '--web.enable-remote-write-receiver',
    '--enable-feature=exemplar-storage',
  ]);
  const { limits } = parse(objectOf(withMimir(), 'ConfigMap', 'mimir').data['mimir.yaml']);
  expect(configurationOf(environment)).toMatchObject({
    storage: { tsdb: { out_of_order_time_window: limits.out_of_order_time_window } },
    otlp: { promote_resource_attributes: limits.promote_otel_resource_attributes.split(',') },
  });
});

function withMimir(): Environment {
  const environment = testEnvironment();
  new Mimir(environment, size);
  return environment;
}

test('with remote write alone, OTLP is not received', () => {
  const environment = testEnvironment();
  const prometheus = new Prometheus(environment, size);
  new Tempo(environment, { ...size, metricsTo: prometheus.remoteWrite });
  expect(receivers(argumentsOf(environment))).toEqual([
    '--web.enable-remote-write-receiver',
    '--enable-feature=exemplar-storage',
  ]);
  expect(configurationOf(environment)).not.toHaveProperty('otlp');
});

test('exemplars of applications that it pulls are kept', () => {
  const environment = testEnvironment();
  new Prometheus(environment, { ...size, scrape: [scrape({ namespace: 'shop', service: 'orders', port: 8080 })] });
  expect(receivers(argumentsOf(environment))).toEqual(['--enable-feature=exemplar-storage']);
});

test('every link of Grafana is as with Mimir', () => {
  const { environment, prometheus, loki, tempo } = asStore();
  const given = [prometheus.datasource, loki.datasource, tempo.datasource];
  const [metrics, , traces] = provisionedDatasources(given, environment.connections);
  expect(metrics).toMatchObject({
    isDefault: true,
    jsonData: {
      prometheusType: 'Prometheus',
      timeInterval: '60s',
      exemplarTraceIdDestinations: [
        { name: 'trace_id', datasourceUid: 'tempo' },
        { name: 'traceID', datasourceUid: 'tempo' },
      ],
    },
    correlations: [{ targetUID: 'loki' }, { targetUID: 'loki' }],
  });
  expect(traces).toMatchObject({
    jsonData: { serviceMap: { datasourceUid: 'prometheus' }, tracesToMetrics: { datasourceUid: 'prometheus' } },
  });
  expect(prometheus.datasource.interval).toEqual(minutes(1));
});

test('100,000 series for fifteen days have the memory and the disk that are asked for', () => {
  const { environment } = asStore({
    retention: days(15),
    disk: gibibytes(18),
    series: 100_000,
    resources: { cpu: millicores(200), memory: mebibytes(400), memoryLimit: mebibytes(512) },
  });
  environment.build();
  expect(environment.findings).toEqual([]);
});
