import {
  type Environment,
  errors,
  mebibytes,
  OtelCollector,
  Prometheus,
  percent,
  seconds,
  Tempo,
} from '../../constructs';
import { AlloyReceiver, type AlloyReceiverProps } from '../../constructs/alloy';
import { size, stores, testAnswers, untyped } from './cases';

/** What takes every signal, with properties that can not work. */

const sinks = (environment: Environment) => {
  const { mimir, loki, tempo } = stores(environment);
  return { metricsTo: mimir.otlp, logsTo: loki.otlp, tracesTo: tempo.otlp, keep: [errors(), percent(100)] };
};

/** An Alloy that is right but for the given properties. */
const alloy = (props: Partial<AlloyReceiverProps>) => (environment: Environment) =>
  new AlloyReceiver(environment, { ...sinks(environment), ...props });

testAnswers([
  [
    'Faro without the pages that may send',
    alloy({ faro: untyped({}) }),
    [
      "test › alloy-receiver › faro.corsAllowedOrigins: corsAllowedOrigins is missing | corsAllowedOrigins: ['https://shop.example.com']",
    ],
  ],
  [
    'an origin with a path',
    alloy({ cors: { allowedOrigins: ['https://shop.example.com/orders'] } }),
    [
      "test › alloy-receiver › cors.allowedOrigins: \"https://shop.example.com/orders\" is no origin | a scheme and a host, such as 'https://shop.example.com', or '*' for every page",
    ],
  ],
  [
    'no origin',
    alloy({ cors: { allowedOrigins: [] } }),
    ["test › alloy-receiver › cors.allowedOrigins: the list is empty | a list such as ['https://shop.example.com']"],
  ],
  [
    'an origin that the Collector is given without a scheme',
    (environment) =>
      new OtelCollector(environment, { ...sinks(environment), cors: { allowedOrigins: ['shop.example.com'] } }),
    [
      "test › otel-collector › cors.allowedOrigins: \"shop.example.com\" is no origin | a scheme and a host, such as 'https://shop.example.com', or '*' for every page",
    ],
  ],
  [
    'browsers whose lines go nowhere',
    alloy({ faro: { corsAllowedOrigins: ['*'] } }),
    ['test › alloy-receiver › linesTo: what browsers log has nowhere to go | where to, for example linesTo: loki.push'],
  ],
  [
    'metrics that somebody is to pull',
    (environment) =>
      new AlloyReceiver(environment, { ...sinks(environment), metricsTo: untyped(new Prometheus(environment, size)) }),
    [
      'test › alloy-receiver › metricsTo: the component prometheus is given | its property otlp, an endpoint that speaks otlp.metrics, otlp.http or otlp.grpc',
    ],
  ],
  [
    'a disk for less than three queues',
    alloy({ disk: mebibytes(100) }),
    ['test › alloy-receiver › disk: 100Mi is too little for three queues | mebibytes(256) or more'],
  ],
  [
    'two pods',
    alloy(untyped({ replicas: 2 })),
    [
      'test › alloy-receiver › replicas: there is no property replicas | one of: name, namespace, pods, disk, queues, copyTo, jaeger, cors, resources, metricsTo, logsTo, tracesTo, keep, decisionWait, decisionWaitAfterRootReceived, tracesPerSecond, largestRequest, linesTo, profilesTo, faro, configuration',
    ],
  ],
  [
    'a sample, copied to a store that counts what it is given',
    (environment) => {
      const { tracesTo, ...rest } = sinks(environment);
      const first = new Tempo(environment, { ...size, name: 'traces' }).otlp;
      const keep = [percent(10)];
      return new AlloyReceiver(environment, { ...rest, keep, tracesTo: first, copyTo: { traces: tracesTo } });
    },
    [
      'test › alloy-receiver › copyTo.traces: tempo makes metrics from the traces that are kept, and Alloy does not tell it for how many each stands: request rates would be those of the sample | percent(100), or a tempo without metricsTo, as Alloy then counts every trace before it samples',
    ],
  ],
  [
    'profiles to where lines go',
    (environment) => {
      const all = sinks(environment);
      return new AlloyReceiver(environment, { ...all, profilesTo: untyped(all.logsTo) });
    },
    [
      'test › alloy-receiver › profilesTo: loki speaks otlp.logs there | an endpoint that speaks pyroscope.push, such as pyroscope.push',
    ],
  ],
  [
    'an API key in the file',
    alloy({ faro: { corsAllowedOrigins: ['*'], apiKey: untyped('secret') } }),
    [
      "test › alloy-receiver › faro.apiKey: \"secret\" is given | an object such as { secretName: 'faro', key: 'api-key' }",
    ],
  ],
  [
    'OTLP where lines are pushed',
    (environment) => {
      const all = sinks(environment);
      return new AlloyReceiver(environment, { ...all, linesTo: untyped(all.logsTo) });
    },
    [
      'test › alloy-receiver › linesTo: loki speaks otlp.logs there | an endpoint that speaks loki.push, such as loki.push',
    ],
  ],
  [
    'a wait after the root that is not shorter',
    alloy({ decisionWait: seconds(5), keep: [percent(100)] }),
    [
      'test › alloy-receiver › decisionWaitAfterRootReceived: 6s after its root is not sooner than the 5s after which every trace is decided | less than 5 s, such as seconds(6)',
    ],
  ],
]);
