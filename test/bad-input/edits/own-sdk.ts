import { answer, edit, type WrongEdit, wrong } from './table';

/** OpenTelemetry for Python, and applications with an SDK of their own. */

const java = "withJavaAgent({ otlpTo: otel.otlp.grpc, logs: 'stdout' })";
const python = (options: string) => [
  edit(java, `withPythonAgent(${options})`),
  edit('withJavaAgent }', 'withPythonAgent }'),
];
const otlp = (options: string) => [edit(java, `withOtlp(${options})`), edit('withJavaAgent }', 'withOtlp }')];
const cloud = (further: string) => [
  edit(
    '  const platform',
    `  const cloud = external(company, { protocol: 'otlp.http', ${further} });\n  const platform`,
  ),
  edit('  Environment,\n', '  bearerToken,\n  Environment,\n  external,\n'),
];
const line = { line: 'instrument: with' };

export const ownSdk: readonly WrongEdit[] = [
  wrong(
    'Python that sends by gRPC',
    python('{ otlpTo: otel.otlp.grpc }'),
    answer(
      'company › demo › withPythonAgent.otlpTo',
      'otel-collector speaks otlp.grpc there',
      'an endpoint that speaks otlp.http, such as otel.otlp.http',
      line,
    ),
  ),
  wrong(
    'Python that pushes its lines',
    python("{ otlpTo: otel.otlp.http, logs: 'push' }"),
    answer('company › demo › withPythonAgent.logs', '"push" is none of stdout, otlp', 'one of: stdout, otlp', line),
  ),
  wrong(
    'Python on an operating system',
    python("{ otlpTo: otel.otlp.http, platform: 'alpine' }"),
    answer('company › demo › withPythonAgent.platform', '"alpine" is none of glibc, musl', 'one of: glibc, musl', line),
  ),
  wrong(
    'Python in a container that is not there',
    python("{ otlpTo: otel.otlp.http, container: 'shop' }"),
    answer(
      'company › demo › withPythonAgent.container',
      'the Deployment spring-app has no container named shop',
      'one of: spring-app',
      line,
    ),
  ),
  wrong(
    'an SDK that sends nowhere',
    otlp('{}'),
    answer('company › demo › withOtlp.otlpTo', 'otlpTo is missing', 'otlpTo: otel.otlp.grpc', line),
  ),
  wrong(
    'an SDK that sends to the store of logs',
    otlp('{ otlpTo: loki.push }'),
    answer(
      'company › demo › withOtlp.otlpTo',
      'loki speaks loki.push there',
      'an endpoint that speaks otlp.grpc or otlp.http, such as otel.otlp.grpc',
      line,
    ),
  ),
  wrong(
    'an SDK whose lines are pushed nowhere',
    otlp("{ otlpTo: otel.otlp.grpc, logs: 'push' }"),
    answer('company › demo › withOtlp.logsTo', "logs is 'push', and nothing says where to", 'logsTo: loki.push', line),
  ),
  wrong(
    'an address for those who speak HTTP that speaks gRPC',
    edit('receivers: [otel, alloy]', 'receivers: [otel, alloy], otlpHttpTo: otel.otlp.grpc'),
    answer(
      'company › instrumentation › otlpHttpTo',
      'otel-collector speaks otlp.grpc there',
      'an endpoint that speaks otlp.http, such as otel.otlp.http',
    ),
  ),
  wrong(
    'Micrometer that would have to show a token',
    [
      edit(java, 'withMicrometer({ tracesTo: cloud })'),
      edit('withJavaAgent }', 'withMicrometer }'),
      ...cloud("url: 'https://otlp.example.com', credentials: bearerToken({ secretName: 'cloud' })"),
    ],
    answer(
      'company › demo › withMicrometer.tracesTo',
      'otlp.example.com is called with credentials or a certificate authority, and this caller can show neither',
      'an endpoint without them, such as one of this cluster; a Collector, an Alloy and a Tempo can show them',
      line,
    ),
  ),
];
