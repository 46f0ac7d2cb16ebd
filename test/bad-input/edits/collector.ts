import { answer, edit, type WrongEdit, wrong } from './table';

/** The Collector and its sampling. */
export const collector: readonly WrongEdit[] = [
  wrong(
    'no policy',
    edit('keep: [errors(), slowerThan(seconds(2)), percent(10)]', 'keep: []'),
    answer(
      'company › otel-collector › keep',
      'nothing says which traces are kept',
      '[errors(), slowerThan(seconds(2)), percent(10)]',
    ),
  ),
  wrong(
    'policies that are missing',
    edit('    keep: [errors(), slowerThan(seconds(2)), percent(10)],\n', ''),
    answer('company › otel-collector › keep', 'keep is missing', 'keep: [percent(10)]', { line: 'const otel =' }),
  ),
  wrong(
    'one policy in place of a list',
    edit('keep: [errors(), slowerThan(seconds(2)), percent(10)]', 'keep: percent(10)'),
    answer('company › otel-collector › keep', 'percent(10) is given', 'a list such as [percent(10)]'),
  ),
  wrong(
    'a policy without its parentheses',
    edit('errors()', 'errors'),
    answer('company › otel-collector › keep', 'errors is given without its parentheses', 'errors()'),
  ),
  wrong(
    'a policy without its argument',
    edit('slowerThan(seconds(2))', 'slowerThan()'),
    answer('company › otel-collector › keep', 'slowerThan has no duration', 'slowerThan(seconds(2))'),
  ),
  wrong(
    'a policy with a number for a duration',
    edit('slowerThan(seconds(2))', 'slowerThan(2)'),
    answer('company › otel-collector › keep', '2 is given', 'a duration such as slowerThan(seconds(2))'),
  ),
  wrong(
    'a policy that can not be decided in time',
    edit('slowerThan(seconds(2))', 'slowerThan(seconds(58))'),
    answer(
      'company › otel-collector › keep',
      "slowerThan(58s) can't be seen in time: such a trace is complete after 63 s (applications hold a finished span up to 5s), and it is decided 1m after its first span",
      'a threshold of at most 55 s, or decisionWait: seconds(63)',
    ),
  ),
  wrong(
    'two percentages',
    edit('percent(10)', 'percent(10), percent(20)'),
    answer('company › otel-collector › keep', 'a percentage is there twice', 'each kind of policy once'),
  ),
  wrong(
    'normal traces of which none is kept',
    edit(', percent(10)]', ']'),
    answer(
      'company › otel-collector › keep',
      'of the normal traces none is kept, so the request rates made from traces would count failed and slow ones alone',
      'a percentage above zero, as in [errors(), slowerThan(seconds(2)), percent(10)]',
    ),
  ),
  wrong(
    'a policy as the Collector writes it',
    edit('errors()', "{ type: 'status_code' }"),
    answer(
      'company › otel-collector › keep',
      'an object with type is given',
      'errors(), slowerThan(seconds(2)) or percent(10)',
    ),
  ),
  wrong(
    'replicas that would split traces',
    edit('metricsTo: mimir.otlp,', 'metricsTo: mimir.otlp,\n    replicas: 3,'),
    answer(
      'company › otel-collector › replicas',
      '3 replicas would each sample a part of a trace, as nothing sends the spans of one trace to one of them',
      'replicas: 1, with more tracesPerSecond and resources where one is too slow',
    ),
  ),
  wrong(
    'replicas as text',
    edit('metricsTo: mimir.otlp,', "metricsTo: mimir.otlp,\n    replicas: '3',"),
    answer('company › otel-collector › replicas', '"3" is given', 'a whole number from 1 to 1000'),
  ),
  wrong(
    'a wait after the root that is longer than the whole',
    edit('metricsTo: mimir.otlp,', 'metricsTo: mimir.otlp,\n    decisionWaitAfterRootReceived: seconds(90),'),
    answer(
      'company › otel-collector › decisionWaitAfterRootReceived',
      '90s after its root is not sooner than the 1m after which every trace is decided',
      'less than 60 s, such as seconds(6)',
    ),
  ),
  wrong(
    'a wait in parts of a second',
    edit('metricsTo: mimir.otlp,', 'metricsTo: mimir.otlp,\n    decisionWait: seconds(10.5),'),
    answer(
      'company › otel-collector › decisionWait',
      'the sampler looks once a second, and 10500ms or 6s is not a whole number of seconds',
      'whole seconds',
    ),
  ),
  wrong(
    'a wait as a number',
    edit('metricsTo: mimir.otlp,', 'metricsTo: mimir.otlp,\n    decisionWait: 10,'),
    answer('company › otel-collector › decisionWait', '10 is given', 'a duration such as seconds(60)'),
  ),
  wrong(
    'a rate that is no whole number',
    edit('metricsTo: mimir.otlp,', 'metricsTo: mimir.otlp,\n    tracesPerSecond: 0.5,'),
    answer(
      'company › otel-collector › tracesPerSecond',
      '0.5 is not a whole number from 1 to 100000',
      'a whole number from 1 to 100000',
    ),
  ),
  wrong(
    'queues without room',
    edit('metricsTo: mimir.otlp,', 'metricsTo: mimir.otlp,\n    disk: gibibytes(0.125),'),
    answer('company › otel-collector › disk', '128Mi is too little for three queues', 'mebibytes(256) or more'),
  ),
  wrong(
    'queues in a place that does not exist',
    edit('metricsTo: mimir.otlp,', "metricsTo: mimir.otlp,\n    queues: 'memory',"),
    answer('company › otel-collector › queues', '"memory" is none of volume, pod', 'one of: volume, pod'),
  ),
  wrong(
    'Jaeger as text',
    edit('metricsTo: mimir.otlp,', "metricsTo: mimir.otlp,\n    jaeger: 'yes',"),
    answer('company › otel-collector › jaeger', '"yes" is given', 'true or false'),
  ),
  wrong(
    'metrics to a component that neither takes nor pulls them',
    edit('metricsTo: mimir.otlp', 'metricsTo: loki'),
    answer(
      'company › otel-collector › metricsTo',
      'the component loki is given',
      'an endpoint that speaks otlp.metrics, otlp.http or otlp.grpc, such as mimir.otlp, or a component that pulls metrics, such as stack.metricsTo',
    ),
  ),
  wrong(
    'metrics to nobody',
    edit('    metricsTo: mimir.otlp,\n', ''),
    answer('company › otel-collector › metricsTo', 'metricsTo is missing', 'metricsTo: mimir.otlp', {
      line: 'const otel =',
    }),
  ),
];
