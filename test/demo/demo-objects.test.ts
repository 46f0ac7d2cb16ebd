import { expect, test } from '@jest/globals';
import { Demo } from '../../constructs/demo';
import { withJavaAgent } from '../../constructs/instrumentation';
import { days, gibibytes, percent } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { OtelCollector } from '../../constructs/otel-collector';
import { Tempo } from '../../constructs/tempo';
import { objectOf, rendered, testEnvironment } from '../support';

const size = { retention: days(3), disk: gibibytes(10) };

function demo(logs?: 'stdout' | 'otlp') {
  const environment = testEnvironment();
  const mimir = new Mimir(environment, size);
  const loki = new Loki(environment, size);
  const tempo = new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite });
  const otel = new OtelCollector(environment, {
    metricsTo: mimir.otlp,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    keep: [percent(10)],
  });
  const namespace = environment.addNamespace('shop');
  const otlpTo = otel.otlp.grpc;
  new Demo(environment, { namespace, otlpTo, instrument: withJavaAgent({ otlpTo, logs }) });
  return environment;
}

test('the demo', () => {
  expect(rendered(demo(), 'demo')).toMatchSnapshot();
});

test('which copy of a log line is stored stands on the pods', () => {
  const label = (logs?: 'stdout' | 'otlp') =>
    objectOf(demo(logs), 'Deployment', 'spring-app').spec.template.metadata.labels['lgtm-cdk8s/logs'];
  expect([label(), label('stdout'), label('otlp')]).toEqual(['stdout', 'stdout', 'otlp']);
});
