import { answer, edit, importing, type WrongEdit, wrong } from './table';

/** Invalid endpoints, and endpoints of another protocol. */
export const endpoints: readonly WrongEdit[] = [
  wrong(
    'metrics to a store by the wrong protocol',
    edit('metricsTo: mimir.otlp', 'metricsTo: mimir.remoteWrite'),
    answer(
      'company › otel-collector › metricsTo',
      'mimir speaks prometheus.remote-write there',
      'an endpoint that speaks otlp.metrics, otlp.http or otlp.grpc, such as mimir.otlp',
    ),
  ),
  wrong(
    'log records to the store of metrics',
    edit('logsTo: loki.otlp', 'logsTo: mimir.remoteWrite'),
    answer(
      'company › otel-collector › logsTo',
      'mimir speaks prometheus.remote-write there',
      'an endpoint that speaks otlp.logs, otlp.http or otlp.grpc, such as loki.otlp',
    ),
  ),
  wrong(
    'traces to the store of log lines',
    edit('tracesTo: tempo.otlp', 'tracesTo: loki.otlp'),
    answer(
      'company › otel-collector › tracesTo',
      'loki speaks otlp.logs there',
      'an endpoint that speaks otlp.traces, otlp.http or otlp.grpc, such as tempo.otlp',
    ),
  ),
  wrong(
    'a wrong protocol behind a cast',
    edit('tracesTo: tempo.otlp', 'tracesTo: loki.otlp as never'),
    answer(
      'company › otel-collector › tracesTo',
      'loki speaks otlp.logs there',
      'an endpoint that speaks otlp.traces, otlp.http or otlp.grpc, such as tempo.otlp',
    ),
  ),
  wrong(
    'metrics to where they are asked for',
    edit('metricsTo: mimir.remoteWrite,\n  });', 'metricsTo: mimir.query,\n  });'),
    answer(
      'company › tempo › metricsTo',
      'mimir speaks prometheus.query there',
      'an endpoint that speaks prometheus.remote-write, such as mimir.remoteWrite',
    ),
  ),
  wrong(
    'a component in place of its endpoint',
    edit('logsTo: loki.otlp', 'logsTo: loki'),
    answer(
      'company › otel-collector › logsTo',
      'the component loki is given',
      'its property otlp, an endpoint that speaks otlp.logs, otlp.http or otlp.grpc',
    ),
  ),
  wrong(
    'a component that has no such endpoint',
    edit('logsTo: loki.otlp', 'logsTo: mimir'),
    answer(
      'company › otel-collector › logsTo',
      'the component mimir is given',
      'an endpoint that speaks otlp.logs, otlp.http or otlp.grpc, such as loki.otlp',
    ),
  ),
  wrong(
    'a component in place of an endpoint within it',
    edit('otlpTo: otel.otlp.grpc,\n  });\n  const self', 'otlpTo: otel,\n  });\n  const self'),
    answer(
      'company › alloy › otlpTo',
      'the component otel-collector is given',
      'its property otlp.grpc, an endpoint that speaks otlp.grpc',
    ),
  ),
  wrong(
    'half of the way to an endpoint',
    edit('otlpTo: otel.otlp.grpc,\n  });\n  const self', 'otlpTo: otel.otlp,\n  });\n  const self'),
    answer(
      'company › alloy › otlpTo',
      'an object with grpc, http is given',
      'an endpoint that speaks otlp.grpc, such as otel.otlp.grpc',
    ),
  ),
  wrong(
    'HTTP where gRPC is spoken',
    edit('otlpTo: otel.otlp.grpc,\n  });\n  const self', 'otlpTo: otel.otlp.http,\n  });\n  const self'),
    answer(
      'company › alloy › otlpTo',
      'otel-collector speaks otlp.http there',
      'an endpoint that speaks otlp.grpc, such as otel.otlp.grpc',
    ),
  ),
  wrong(
    'a URL in place of an endpoint',
    edit('logsTo: loki.otlp', "logsTo: 'http://loki:3100/otlp'"),
    answer(
      'company › otel-collector › logsTo',
      '"http://loki:3100/otlp" is given',
      'an endpoint that speaks otlp.logs, otlp.http or otlp.grpc, such as loki.otlp',
    ),
  ),
  wrong(
    'a datasource in place of an endpoint',
    edit('logsTo: loki.otlp', 'logsTo: loki.datasource'),
    answer(
      'company › otel-collector › logsTo',
      'the datasource Loki is given',
      'an endpoint that speaks otlp.logs, otlp.http or otlp.grpc, such as loki.otlp',
    ),
  ),
  wrong(
    'a misspelt endpoint',
    edit('logsTo: loki.otlp', 'logsTo: loki.oltp'),
    answer('company › otel-collector › logsTo', 'Loki has no oltp', 'otlp'),
    answer('company › otel-collector › logsTo', 'logsTo is missing', 'logsTo: loki.otlp'),
  ),
  wrong(
    'a missing endpoint',
    edit('    logsTo: loki.otlp,\n', ''),
    answer('company › otel-collector › logsTo', 'logsTo is missing', 'logsTo: loki.otlp', { line: 'const otel =' }),
  ),
  wrong(
    'undefined in place of an endpoint',
    edit('logsTo: loki.otlp', 'logsTo: undefined'),
    answer('company › otel-collector › logsTo', 'logsTo is missing', 'logsTo: loki.otlp'),
  ),
  wrong(
    'an endpoint that was made by hand',
    edit('logsTo: loki.otlp', 'logsTo: { ...loki.otlp } as never'),
    answer(
      'company › otel-collector › logsTo',
      'an object with protocol, owner, peer, scheme is given',
      'an endpoint that speaks otlp.logs, otlp.http or otlp.grpc, such as loki.otlp',
    ),
  ),
  wrong(
    'a promise of an endpoint',
    edit('logsTo: loki.otlp', 'logsTo: Promise.resolve(loki.otlp) as never'),
    answer(
      'company › otel-collector › logsTo',
      'a promise is given',
      'an endpoint that speaks otlp.logs, otlp.http or otlp.grpc, such as loki.otlp',
    ),
  ),
  wrong(
    'a function in place of an endpoint',
    edit('logsTo: loki.otlp', 'logsTo: (() => loki.otlp) as never'),
    answer(
      'company › otel-collector › logsTo',
      'a function is given',
      'an endpoint that speaks otlp.logs, otlp.http or otlp.grpc, such as loki.otlp',
    ),
  ),
  wrong(
    'the class in place of the component',
    edit('logsTo: loki.otlp', 'logsTo: Loki as never'),
    answer(
      'company › otel-collector › logsTo',
      'the class Loki is given',
      'an endpoint that speaks otlp.logs, otlp.http or otlp.grpc, such as loki.otlp',
    ),
  ),
  wrong(
    'a proxy by its URL',
    [
      edit(
        'logsTo: loki.otlp',
        "logsTo: external(company, { protocol: 'otlp.http', url: 'https://otlp.example.com', proxy: 'http://proxy.example.com' })",
      ),
      importing('external'),
    ],
    answer(
      'company › external › proxy',
      '"http://proxy.example.com" is given',
      "an endpoint that speaks http-proxy, such as external(environment, { protocol: 'http-proxy', … })",
      { line: 'logsTo: external' },
    ),
  ),
  wrong(
    'a proxy of which applications cannot be told',
    [
      edit('new Instrumentation(company, { otlpTo: otel.otlp.grpc,', 'new Instrumentation(company, { otlpTo: cloud,'),
      edit(
        '  const platform = company',
        "  const proxy = external(company, { protocol: 'http-proxy', url: 'http://proxy.example.com:3128' });\n  const cloud = external(company, { protocol: 'otlp.http', url: 'https://otlp.example.com', proxy });\n  const platform = company",
      ),
      importing('external'),
    ],
    answer(
      'company › instrumentation › otlpTo',
      "otlp.example.com is called through the proxy proxy.example.com, of which this caller's configuration can say nothing",
      'an endpoint of this cluster, such as otel.otlp.http of a Collector that sends on through the proxy; or no proxy, and the addresses of the host, to which the network must let pods out',
      { line: 'new Instrumentation(' },
    ),
  ),
];
