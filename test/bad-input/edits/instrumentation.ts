import { answer, edit, type WrongEdit, wrong } from './table';

/** The Java agent and the demo. */
export const instrumentation: readonly WrongEdit[] = [
  wrong(
    'log lines stored in a way that does not exist',
    edit("logs: 'stdout'", "logs: 'both'"),
    answer('company › demo › withJavaAgent.logs', '"both" is none of stdout, otlp, push', 'one of: stdout, otlp, push'),
  ),
  wrong(
    'an agent for a container that is not there',
    edit("logs: 'stdout'", "container: 'shop'"),
    answer(
      'company › demo › withJavaAgent.container',
      'the Deployment spring-app has no container named shop',
      'one of: spring-app',
    ),
  ),
  wrong(
    'an agent that sends to the store of metrics',
    edit('withJavaAgent({ otlpTo: otel.otlp.grpc, logs', 'withJavaAgent({ otlpTo: mimir.otlp, logs'),
    answer(
      'company › demo › withJavaAgent.otlpTo',
      'mimir speaks otlp.metrics there',
      'an endpoint that speaks otlp.grpc or otlp.http, such as otel.otlp.grpc',
    ),
  ),
  wrong(
    'an agent without its options',
    edit("instrument: withJavaAgent({ otlpTo: otel.otlp.grpc, logs: 'stdout' })", 'instrument: withJavaAgent'),
    answer('company › demo › instrument', 'it returns a function', 'a function that returns the changed Deployment'),
  ),
  wrong(
    'an agent that is misspelt',
    edit("logs: 'stdout' })", "log: 'stdout' })"),
    answer('company › demo › withJavaAgent.log', 'there is no property log', 'logs'),
  ),
  wrong(
    'a patch that returns nothing',
    edit("instrument: withJavaAgent({ otlpTo: otel.otlp.grpc, logs: 'stdout' })", 'instrument: () => {}'),
    answer('company › demo › instrument', 'it returns undefined', 'a function that returns the changed Deployment'),
  ),
  wrong(
    'a patch that fails',
    edit(
      "instrument: withJavaAgent({ otlpTo: otel.otlp.grpc, logs: 'stdout' })",
      "instrument: () => {\n      throw new Error('no patch for spring-app');\n    }",
    ),
    answer(
      'company › demo › instrument',
      'it ends with an error: no patch for spring-app',
      'a function that returns the changed Deployment',
      { line: 'throw new Error' },
    ),
  ),
  wrong(
    'receivers that take nothing',
    edit('receivers: [otel, alloy]', 'receivers: [otel, loki]'),
    answer(
      'company › instrumentation › receivers',
      "the component loki takes neither OTLP nor Jaeger's protocols",
      'a component that takes OTLP, such as an OtelCollector, or an Alloy with otlpTo',
    ),
  ),
  wrong(
    'a receiver by its endpoint',
    edit('receivers: [otel, alloy]', 'receivers: [otel.otlp.grpc]'),
    answer(
      'company › instrumentation › receivers',
      'an endpoint of otel-collector that speaks otlp.grpc is given',
      'a component that takes OTLP, such as an OtelCollector, or an Alloy with otlpTo',
    ),
  ),
  wrong(
    'senders that do not exist',
    edit('receivers: [otel, alloy]', "receivers: [otel, alloy], senders: 'all'"),
    answer('company › instrumentation › senders', '"all" is none of labelled, any', 'one of: labelled, any'),
  ),
];
