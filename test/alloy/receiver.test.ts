import { expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { parse } from 'yaml';
import { AlloyReceiver, type AlloyReceiverProps } from '../../constructs/alloy';
import {
  days,
  drop,
  Environment,
  gibibytes,
  mask,
  mebibytes,
  percent,
  plainNetwork,
  seconds,
} from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { errors, OtelCollector, slowerThan } from '../../constructs/otel-collector';
import { Pyroscope } from '../../constructs/pyroscope';
import { Tempo } from '../../constructs/tempo';
import { findingsOf, objectOf, rendered, testEnvironment } from '../support';

const size = { retention: days(3), disk: gibibytes(10) };

function stores(environment = testEnvironment()) {
  const mimir = new Mimir(environment, size);
  const loki = new Loki(environment, size);
  const pipelines = {
    ...{ metricsTo: mimir.otlp, logsTo: loki.otlp, tracesTo: new Tempo(environment, size).otlp },
    keep: [errors(), slowerThan(seconds(2)), percent(10)],
  };
  return { environment, mimir, loki, pipelines };
}

function receiver(props: Partial<AlloyReceiverProps> = {}) {
  const { pipelines, ...rest } = stores();
  return { alloy: new AlloyReceiver(rest.environment, { ...pipelines, ...props }), pipelines, ...rest };
}

test('one Alloy for three stores', () => {
  const { environment, alloy } = receiver();
  expect(alloy.otlp.grpc.address).toBe('alloy-receiver.monitoring.svc:4317');
  expect(alloy.otlp.http.url).toBe('http://alloy-receiver.monitoring.svc:4318');
  expect(alloy.metrics.url).toBe('http://alloy-receiver.monitoring.svc:12345/metrics');
  expect([alloy.push, alloy.profiles, alloy.faro, alloy.jaeger]).toEqual([undefined, undefined, undefined, undefined]);
  expect(rendered(environment, 'alloy-receiver')).toMatchSnapshot();
});

test('every signal, and browsers', () => {
  const { environment, loki, pipelines } = stores();
  const alloy = new AlloyReceiver(environment, {
    ...pipelines,
    linesTo: loki.push,
    profilesTo: new Pyroscope(environment, size).push,
    faro: {
      corsAllowedOrigins: ['https://shop.example.com'],
      apiKey: { secretName: 'faro', key: 'api-key' },
      maxAllowedPayloadSize: mebibytes(1),
    },
    cors: { allowedOrigins: ['https://shop.example.com'] },
    jaeger: true,
    queues: 'pod',
  });
  expect(alloy.push?.url).toBe('http://alloy-receiver.monitoring.svc:3100/loki/api/v1/push');
  expect(alloy.profiles?.url).toBe('http://alloy-receiver.monitoring.svc:4040');
  expect(alloy.faro?.url).toBe('http://alloy-receiver.monitoring.svc:12347/collect');
  expect(rendered(environment, 'alloy-receiver')).toMatchSnapshot();
});

/** Every statement and condition that stands in a configuration as data. */
function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => (typeof each === 'string' ? [each] : textsOf(each)));
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

test('it has every statement of the Collector, but for how texts are cut', () => {
  const { environment, pipelines } = receiver();
  new OtelCollector(environment, pipelines);
  const alloy = String(objectOf(environment, 'ConfigMap', 'alloy-receiver').data['config.alloy']);
  const { processors } = parse(String(objectOf(environment, 'ConfigMap', 'otel-collector').data['config.yaml']));
  // A dollar is doubled for the Collector alone.
  const texts = textsOf(processors).map((text) => text.replaceAll('$$', '$'));
  expect(texts.length).toBeGreaterThan(100);
  const missing = texts.filter((text) => !alloy.includes(`\`${text}\``) && !alloy.includes(JSON.stringify(text)));
  expect(missing.filter((text) => !/Substring\(.*, true\)|truncate_all\(.*, true,/.test(text))).toEqual([]);
});

test('log rules hold for what is pushed and for what comes by OTLP', () => {
  const logRules = [drop({ level: 'debug' }), mask({ expression: 'password=[^ ]+', replacement: 'password=…' })];
  const cluster = { network: plainNetwork() };
  const ruled = new Environment(new App({ outdir: 'dist' }), 'test', { cluster, logRules });
  ruled.addNamespace('monitoring');
  const { environment, loki, pipelines } = stores(ruled);
  new AlloyReceiver(environment, { ...pipelines, linesTo: loki.push });
  const text = String(objectOf(environment, 'ConfigMap', 'alloy-receiver').data['config.alloy']);
  expect(text).toContain('loki.process "log_rules"');
  expect(text).toContain('otelcol.processor.filter "log_rules"');
  expect(text).toContain('stage.label_drop');
  const reasons = [...text.matchAll(/^\/\/ (.+)\notelcol\.processor\.(?:transform|filter) /gm)].map(
    ([, reason]) => reason,
  );
  expect(reasons.length).toBeGreaterThan(7);
  expect(new Set(reasons).size).toBe(reasons.length);
  expect(reasons).not.toContain('What the environment adds.');
});

test('a store that makes metrics from traces', () => {
  const { environment, mimir, loki } = stores();
  const tracesTo = new Tempo(environment, { ...size, name: 'tempo-2', metricsTo: mimir.remoteWrite }).otlp;
  const sinks = { metricsTo: mimir.otlp, logsTo: loki.otlp, tracesTo };
  const whole = new AlloyReceiver(environment, { ...sinks, keep: [percent(100)] });
  expect(whole.sampling.share?.value).toBe(100);
  new AlloyReceiver(environment, { ...sinks, name: 'sampling', keep: [errors(), percent(10)] });
  expect(findingsOf(environment)).toEqual([
    'test › sampling › tracesTo: tempo-2 makes metrics from the traces that are kept, and Alloy does not tell it for how many each stands: request rates would be those of the sample | percent(100), or a tempo-2 without metricsTo, as Alloy then counts every trace before it samples',
  ]);
});
