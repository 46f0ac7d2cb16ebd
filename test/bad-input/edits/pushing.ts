import { answer, edit, type WrongEdit, wrong } from './table';

/** Log lines by push, and Micrometer in place of the Java agent. */

const agent = "withJavaAgent({ otlpTo: otel.otlp.grpc, logs: 'stdout' })";
const importing = edit('withJavaAgent }', 'withJavaAgent, withMicrometer }');

export const pushing: readonly WrongEdit[] = [
  wrong(
    'lines that are pushed nowhere',
    edit("logs: 'stdout' })", "logs: 'push' })"),
    answer('company › demo › withJavaAgent.logsTo', "logs is 'push', and nothing says where to", 'logsTo: loki.push'),
  ),
  wrong(
    'a place to push to, and nothing is pushed',
    edit("logs: 'stdout' })", "logs: 'stdout', logsTo: loki.push })"),
    answer(
      'company › demo › withJavaAgent.logsTo',
      "a place to push to is given, and with logs: 'stdout' nothing is pushed",
      "logs: 'push', or no logsTo",
    ),
  ),
  wrong(
    'lines that are pushed to a Collector',
    edit("logs: 'stdout' })", "logs: 'push', logsTo: otel.otlp.http })"),
    answer(
      'company › demo › withJavaAgent.logsTo',
      'otel-collector speaks otlp.http there',
      'an endpoint that speaks loki.push, such as loki.push',
    ),
  ),
  wrong(
    'lines of others that are pushed to a Collector',
    edit('receivers: [otel, alloy]', 'receivers: [otel, alloy], logsTo: otel.otlp.http'),
    answer(
      'company › instrumentation › logsTo',
      'otel-collector speaks otlp.http there',
      'an endpoint that speaks loki.push, such as loki.push',
    ),
  ),
  wrong(
    'Micrometer that sends by gRPC',
    [edit(agent, 'withMicrometer({ tracesTo: otel.otlp.grpc })'), importing],
    answer(
      'company › demo › withMicrometer.tracesTo',
      'otel-collector speaks otlp.grpc there',
      'an endpoint that speaks otlp.http, such as otel.otlp.http',
      { line: 'instrument: withMicrometer' },
    ),
  ),
  wrong(
    'log records by Micrometer, which sends none',
    [edit(agent, "withMicrometer({ tracesTo: otel.otlp.http, logs: 'otlp' })"), importing],
    answer('company › demo › withMicrometer.logs', '"otlp" is none of stdout, push', 'one of: stdout, push', {
      line: 'instrument: withMicrometer',
    }),
  ),
  wrong(
    'metrics at a port that the container does not have',
    [edit(agent, 'withMicrometer({ tracesTo: otel.otlp.http, metricsPort: 9090 })'), importing],
    answer(
      'company › demo › withMicrometer.metricsPort',
      'the Deployment spring-app has no port 9090 in its container spring-app',
      'one of: 8080',
      { line: 'instrument: withMicrometer' },
    ),
  ),
  wrong(
    'metrics at a path without its slash',
    [edit(agent, "withMicrometer({ tracesTo: otel.otlp.http, metricsPath: 'metrics' })"), importing],
    answer(
      'company › demo › withMicrometer.metricsPath',
      '"metrics" is no path',
      "a path with its slash, such as '/actuator/prometheus'",
      { line: 'instrument: withMicrometer' },
    ),
  ),
  wrong(
    'the Java agent beside Micrometer',
    [
      edit(
        `instrument: ${agent}`,
        `instrument: (given, source) =>\n      withMicrometer({ tracesTo: otel.otlp.http })(${agent}(given, source), source)`,
      ),
      importing,
    ],
    answer(
      'company › demo › withMicrometer',
      'the Deployment spring-app has the Java agent already, and every span would be there twice',
      'withJavaAgent or withMicrometer',
      { line: 'withMicrometer({ tracesTo' },
    ),
  ),
  wrong(
    'Micrometer beside the Java agent',
    [
      edit(
        `instrument: ${agent}`,
        `instrument: (given, source) =>\n      ${agent}(withMicrometer({ tracesTo: otel.otlp.http })(given, source), source)`,
      ),
      importing,
    ],
    answer(
      'company › demo › withJavaAgent',
      'the Deployment spring-app has tracing by Micrometer already, and every span would be there twice',
      'withJavaAgent or withMicrometer',
      { line: 'withMicrometer({ tracesTo' },
    ),
  ),
  wrong(
    'lines that are pushed past the log rules',
    [
      edit("logs: 'stdout' })", "logs: 'push', logsTo: loki.push })"),
      edit(
        "      ingressClasses: [{ name: 'nginx', namespace: 'ingress' }],\n    },\n",
        "      ingressClasses: [{ name: 'nginx', namespace: 'ingress' }],\n    },\n    logRules: [drop({ level: 'debug' })],\n",
      ),
      edit('  days,\n', '  days,\n  drop,\n'),
    ],
    answer(
      'company › environment › logRules',
      'spring-app sends lines to loki and applies no rules',
      'its lines through a log agent or through the Collector, or no logRules',
      { line: 'logRules: [drop' },
    ),
  ),
];
