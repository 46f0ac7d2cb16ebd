/** One request by OTLP with every kind of metric, as the Collector sends it, and what a store makes of it. */

const nanoseconds = (milliseconds: number) => `${milliseconds}000000`;

const attribute = (key: string, value: string) => ({ key, value: { stringValue: value } });

/** The attributes that the Collector has copied, and some that are to be no label of every series. */
const resource = {
  attributes: [
    attribute('service.name', 'orders'),
    attribute('service.namespace', 'shop'),
    attribute('service.instance.id', 'orders-7'),
    attribute('namespace', 'shop'),
    attribute('pod', 'orders-7'),
    attribute('container', 'orders'),
    attribute('service_name', 'orders'),
    attribute('deployment_environment', 'test'),
    attribute('process.command_line', 'java -jar orders.jar'),
  ],
};

const route = [attribute('http.route', '/orders/{id}'), attribute('http.response.status_code', '200')];

/** The request of that moment, in milliseconds since 1970. */
export function request(now: number) {
  const times = { startTimeUnixNano: nanoseconds(now - 60_000), timeUnixNano: nanoseconds(now), attributes: route };
  const cumulative = { aggregationTemporality: 2 };
  const histogram = { ...times, count: '3', sum: 0.6, bucketCounts: ['1', '2', '0'], explicitBounds: [0.1, 0.5] };
  return {
    resourceMetrics: [
      {
        resource,
        scopeMetrics: [
          {
            scope: { name: 'io.opentelemetry.tomcat', version: '2.31.0' },
            metrics: [
              { name: 'jvm.memory.used', unit: 'By', gauge: { dataPoints: [{ ...times, asDouble: 5 }] } },
              { name: 'jvm.cpu.recent_utilization', unit: '1', gauge: { dataPoints: [{ ...times, asDouble: 0.5 }] } },
              {
                name: 'jvm.class.loaded',
                unit: '{class}',
                sum: { ...cumulative, isMonotonic: true, dataPoints: [{ ...times, asInt: '7' }] },
              },
              {
                name: 'http.server.request.duration',
                unit: 's',
                histogram: { ...cumulative, dataPoints: [histogram] },
              },
            ],
          },
        ],
      },
    ],
  };
}

const labels = {
  container: 'orders',
  deployment_environment: 'test',
  http_response_status_code: '200',
  http_route: '/orders/{id}',
  instance: 'orders-7',
  job: 'shop/orders',
  namespace: 'shop',
  pod: 'orders-7',
  service_name: 'orders',
};

const duration = (part: string, more: object = {}) => ({
  __name__: `http_server_request_duration_seconds_${part}`,
  ...labels,
  ...more,
});

/** The series, by the names and labels that dashboards ask for. */
export const series: readonly Readonly<Record<string, string>>[] = [
  duration('bucket', { le: '+Inf' }),
  duration('bucket', { le: '0.1' }),
  duration('bucket', { le: '0.5' }),
  duration('count'),
  duration('sum'),
  { __name__: 'jvm_class_loaded_total', ...labels },
  { __name__: 'jvm_cpu_recent_utilization_ratio', ...labels },
  { __name__: 'jvm_memory_used_bytes', ...labels },
];
