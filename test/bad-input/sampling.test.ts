import { type Environment, mebibytes, percent, seconds } from '../../constructs/kit';
import {
  errors,
  type KeepPolicy,
  OtelCollector,
  type OtelCollectorProps,
  slowerThan,
} from '../../constructs/otel-collector';
import { stores, testAnswers, untyped } from './cases';

/** Sampling that can not work. */

/** A Collector that is right but for the given properties. */
const collector = (environment: Environment, props: Partial<OtelCollectorProps>) => {
  const { mimir, loki, tempo } = stores(environment);
  return new OtelCollector(environment, {
    metricsTo: mimir.otlp,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    keep: [errors(), slowerThan(seconds(2)), percent(10)],
    ...props,
  });
};

const keeping =
  (...keep: readonly KeepPolicy[]) =>
  (environment: Environment) =>
    collector(environment, { keep });

testAnswers([
  [
    'a percentage over 100',
    keeping(percent(120)),
    [
      'test › otel-collector › keep: percent(120) is not between 0 and 100 | a percentage from percent(0) to percent(100)',
    ],
  ],
  [
    'a percentage below zero',
    keeping(percent(-1)),
    [
      'test › otel-collector › keep: percent(-1) is not between 0 and 100 | a percentage from percent(0) to percent(100)',
    ],
  ],
  [
    'a percentage without its unit',
    keeping(untyped<KeepPolicy>(10)),
    ['test › otel-collector › keep: 10 is given | errors(), slowerThan(seconds(2)) or percent(10)'],
  ],
  [
    'two percentages',
    keeping(percent(10), percent(20)),
    ['test › otel-collector › keep: a percentage is there twice | each kind of policy once'],
  ],
  [
    'nothing kept',
    keeping(),
    [
      'test › otel-collector › keep: nothing says which traces are kept | [errors(), slowerThan(seconds(2)), percent(10)]',
    ],
  ],
  [
    'slower than nothing',
    keeping(slowerThan(seconds(0)), percent(10)),
    ['test › otel-collector › keep: seconds(0) is not above zero | a duration such as slowerThan(seconds(2))'],
  ],
  [
    'slower than the wait',
    keeping(slowerThan(seconds(70)), percent(10)),
    [
      "test › otel-collector › keep: slowerThan(70s) can't be seen in time: such a trace is complete after 75 s (applications hold a finished span up to 5s), and it is decided 1m after its first span | a threshold of at most 55 s, or decisionWait: seconds(75)",
    ],
  ],
  [
    'two tail-sampling replicas without a routing tier',
    (environment) => collector(environment, { replicas: 2 }),
    [
      'test › otel-collector › replicas: 2 replicas would each sample a part of a trace, as nothing sends the spans of one trace to one of them | replicas: 1, with more tracesPerSecond and resources where one is too slow',
    ],
  ],
  [
    'a wait after the root that outlasts the wait',
    (environment) => collector(environment, { decisionWaitAfterRootReceived: seconds(60) }),
    [
      'test › otel-collector › decisionWaitAfterRootReceived: 1m after its root is not sooner than the 1m after which every trace is decided | less than 60 s, such as seconds(6)',
    ],
  ],
  [
    'a wait of a second and a half',
    (environment) => collector(environment, { decisionWaitAfterRootReceived: seconds(1.5) }),
    [
      'test › otel-collector › decisionWait: the sampler looks once a second, and 1m or 1500ms is not a whole number of seconds | whole seconds',
    ],
  ],
  [
    'queues without room',
    (environment) => collector(environment, { disk: mebibytes(10) }),
    ['test › otel-collector › disk: 10Mi is too little for three queues | mebibytes(256) or more'],
  ],
]);
