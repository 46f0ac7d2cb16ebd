import { percent } from '../../constructs';
import { MythicalDemo } from '../../constructs/demo';
import { withOtlp } from '../../constructs/instrumentation';
import type { Environment } from '../../constructs/kit';
import { OtelCollector } from '../../constructs/otel-collector';
import { stores, testAnswers } from './cases';

/** Demos that are told to send as they can't, or to whom nobody listens. */

function collector(environment: Environment) {
  const { mimir, loki, tempo } = stores(environment);
  const to = { metricsTo: mimir.otlp, logsTo: loki.otlp, tracesTo: tempo.otlp };
  return new OtelCollector(environment, { ...to, keep: [percent(100)] });
}

testAnswers([
  [
    'the mythical services over gRPC',
    (environment) => {
      const otel = collector(environment);
      new MythicalDemo(environment, { instrument: withOtlp({ otlpTo: otel.otlp.grpc }) });
    },
    [
      'test › mythical › instrument: it sends OTLP over gRPC, and the programs of examples/mythical send over HTTP alone | withOtlp({ otlpTo: otel.otlp.http })',
    ],
  ],
  [
    'the mythical services by programs that nobody has',
    (environment) => {
      const otel = collector(environment);
      const program = 'original' as 'examples';
      new MythicalDemo(environment, { instrument: withOtlp({ otlpTo: otel.otlp.grpc }), program });
    },
    ['test › mythical › program: "original" is none of examples, intro-to-mltp | one of: examples, intro-to-mltp'],
  ],
  [
    'the mythical services of intro-to-mltp over HTTP',
    (environment) => {
      const otel = collector(environment);
      new MythicalDemo(environment, { instrument: withOtlp({ otlpTo: otel.otlp.http }), program: 'intro-to-mltp' });
    },
    [
      'test › mythical › instrument: it sends no OTLP over gRPC, and the programs of intro-to-mltp send nothing else | withOtlp({ otlpTo: otel.otlp.grpc })',
      ...['mythicalServer', 'mythicalRequester', 'mythicalRecorder'].map(
        (key) =>
          `test › mythical › program: the environment's image ${key} is that of examples/mythical | images: { ${key}: image('ghcr.io/grafana/intro-to-mltp', …) } in the environment, with a digest, as the tags move`,
      ),
    ],
  ],
  [
    'the mythical services without instrumentation, with profiles and spans of browsers where nobody takes them',
    (environment) => {
      const { mimir, loki } = stores(environment);
      new MythicalDemo(environment, {
        profilesTo: mimir,
        browserTelemetryTo: loki.push,
      } as unknown as ConstructorParameters<typeof MythicalDemo>[1]);
    },
    [
      'test › mythical › instrument: instrument is missing | instrument: withOtlp({ otlpTo: otel.otlp.http })',
      'test › mythical › profilesTo: the component mimir is given | an endpoint that speaks pyroscope.push, such as pyroscope.push',
      'test › mythical › browserTelemetryTo: loki speaks loki.push there | an endpoint that speaks otlp.http or faro, such as otel.otlp.http',
    ],
  ],
]);
