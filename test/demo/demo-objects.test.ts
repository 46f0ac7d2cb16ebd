import { expect, test } from '@jest/globals';
import { Demo } from '../../constructs/demo';
import { withJavaAgent, withMicrometer } from '../../constructs/instrumentation';
import { type DeploymentPatch, days, type Environment, gibibytes, percent } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { OtelCollector } from '../../constructs/otel-collector';
import { Tempo } from '../../constructs/tempo';
import { objectOf, rendered, testEnvironment } from '../support';

const size = { retention: days(3), disk: gibibytes(10) };

function demo(instrument: (otel: OtelCollector) => DeploymentPatch) {
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
  new Demo(environment, { namespace, otlpTo, instrument: instrument(otel) });
  return environment;
}

const withAgent = (logs?: 'stdout' | 'otlp') => demo(({ otlp }) => withJavaAgent({ otlpTo: otlp.grpc, logs }));

test('the demo', () => {
  expect(rendered(withAgent(), 'demo')).toMatchSnapshot();
});

test('which copy of a log line is stored stands on the pods', () => {
  const label = (logs?: 'stdout' | 'otlp') =>
    objectOf(withAgent(logs), 'Deployment', 'spring-app').spec.template.metadata.labels['lgtm-cdk8s/logs'];
  expect([label(), label('stdout'), label('otlp')]).toEqual(['stdout', 'stdout', 'otlp']);
});

test('only the Java agent is told how to call a service that sends no spans', () => {
  const names = (environment: Environment) =>
    objectOf(environment, 'Deployment', 'spring-app').spec.template.spec.containers[0].env.map(
      ({ name }: { readonly name: string }) => name,
    );
  const variable = 'OTEL_INSTRUMENTATION_COMMON_PEER_SERVICE_MAPPING';
  expect(names(withAgent())).toContain(variable);
  expect(names(demo(({ otlp }) => withMicrometer({ tracesTo: otlp.http })))).not.toContain(variable);
});
