import {
  BytesIEC,
  Percent,
  PercentUnit,
  RequestsPerSecond,
  Seconds,
  Short,
} from '@grafana/grafana-foundation-sdk/units';
import { type Dashboard, type DatasourceRoles, defineDashboard } from './dashboard';
import { logsLink, seriesLabel, tracesLink } from './explore-link';
import { layOut, type Section } from './layout';
import { gauge, labelVariable, logs, stat, timeSeries } from './panels';

type Datasources = Pick<DatasourceRoles, 'metrics' | 'logs' | 'traces'>;

const selected = 'namespace=~"$namespace", service_name=~"$service_name"';
const service = seriesLabel('service_name');

/** Spring Boot applications with the OpenTelemetry Java agent: their requests, their JVM, their database connections, their errors. */
export function springBoot(): Dashboard {
  const title = 'Spring Boot';
  return defineDashboard({
    uid: 'spring-boot',
    title,
    asks: ['metrics', 'logs', 'traces'],
    content: (datasources) =>
      layOut({
        title,
        description: 'Java services with the OpenTelemetry agent. A series opens the logs and traces of its service.',
        tags: ['java'],
        variables: [
          labelVariable({
            name: 'namespace',
            label: 'Namespace',
            datasource: datasources.metrics,
            metric: 'jvm_memory_used_bytes',
          }),
          labelVariable({
            name: 'service_name',
            label: 'Service',
            datasource: datasources.metrics,
            metric: 'jvm_memory_used_bytes{namespace=~"$namespace"}',
          }),
        ],
        sections: [
          requests(datasources),
          memory(datasources),
          jvm(datasources),
          connections(datasources),
          errors(datasources),
        ],
      }),
  });
}

function requests({ metrics: datasource, logs: lines, traces }: Datasources): Section {
  const links = [
    logsLink('Logs of this service', lines, `{service_name="${service}"}`),
    tracesLink('Traces of this service', traces, `{ resource.service.name = "${service}" }`),
    tracesLink('Slow traces of this service', traces, `{ resource.service.name = "${service}" && duration > 500ms }`),
  ];
  return {
    title: 'Requests',
    panels: [
      [
        12,
        timeSeries({
          title: 'HTTP requests by route',
          description: 'Requests a second that the service answered, by route.',
          datasource,
          queries: [
            {
              expression: `sum by (service_name, http_route) (rate(http_server_request_duration_seconds_count{${selected}}[$__rate_interval]))`,
              legend: '{{service_name}} {{http_route}}',
            },
          ],
          unit: RequestsPerSecond,
          links,
        }),
      ],
      [
        12,
        timeSeries({
          title: 'P95 latency by route',
          description: '95 of 100 requests were answered within this time. The dots are traces: a click opens one.',
          datasource,
          queries: [
            {
              expression: `histogram_quantile(0.95, sum by (le, service_name, http_route) (rate(http_server_request_duration_seconds_bucket{${selected}}[$__rate_interval])))`,
              legend: '{{service_name}} {{http_route}}',
            },
          ],
          unit: Seconds,
          thresholds: { orange: 0.5, red: 1 },
          exemplars: true,
          links,
        }),
      ],
    ],
  };
}

function memory({ metrics: datasource, logs: lines }: Datasources): Section {
  const rate = (more: string) =>
    `sum by (service_name) (rate(http_server_request_duration_seconds_count{${selected}${more}}[$__rate_interval]))`;
  const heap = (metric: string) => `sum by (pod) (${metric}{${selected}, jvm_memory_type="heap"})`;
  return {
    title: 'Errors and memory',
    panels: [
      [
        6,
        stat({
          title: 'Error rate',
          description: 'Answers with status 5xx, as a share of all.',
          datasource,
          queries: [
            {
              expression: `100 * (${rate(', http_response_status_code=~"5.."')} or 0 * ${rate('')}) / ${rate('')}`,
              legend: '{{service_name}}',
            },
          ],
          unit: Percent,
          thresholds: { orange: 1, red: 5 },
          links: [logsLink('Errors in the logs', lines, `{service_name="${service}"} |~ "ERROR|Exception"`)],
        }),
      ],
      [
        6,
        gauge({
          title: 'JVM heap',
          description:
            'Heap in use, as a share of what it may grow to. Near 100 the garbage collector works without pause.',
          datasource,
          queries: [
            {
              expression: `100 * ${heap('jvm_memory_used_bytes')} / ${heap('jvm_memory_limit_bytes')}`,
              legend: '{{pod}}',
            },
          ],
          unit: Percent,
          max: 100,
          thresholds: { orange: 80, red: 90 },
        }),
      ],
      [
        12,
        timeSeries({
          title: 'JVM heap over time',
          description: 'Heap in use, taken from the system, and the limit.',
          datasource,
          queries: [
            { expression: heap('jvm_memory_used_bytes'), legend: '{{pod}} used' },
            { expression: heap('jvm_memory_committed_bytes'), legend: '{{pod}} committed' },
            { expression: heap('jvm_memory_limit_bytes'), legend: '{{pod}} limit' },
          ],
          unit: BytesIEC,
        }),
      ],
    ],
  };
}

function jvm({ metrics: datasource }: Datasources): Section {
  return {
    title: 'JVM',
    panels: [
      [
        8,
        timeSeries({
          title: 'Time in garbage collection',
          description: 'The share of each second that went into collections, by collector.',
          datasource,
          queries: [
            {
              expression: `sum by (pod, jvm_gc_name) (rate(jvm_gc_duration_seconds_sum{${selected}}[$__rate_interval]))`,
              legend: '{{pod}} {{jvm_gc_name}}',
            },
          ],
          unit: PercentUnit,
          thresholds: { orange: 0.05, red: 0.1 },
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Threads',
          description: 'Threads by state. Many that are blocked or waiting hint at a lock or an exhausted pool.',
          datasource,
          queries: [
            {
              expression: `sum by (pod, jvm_thread_state) (jvm_thread_count{${selected}})`,
              legend: '{{pod}} {{jvm_thread_state}}',
            },
          ],
          unit: Short,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Processor',
          description: 'What the JVM uses of the processors that it sees.',
          datasource,
          queries: [
            {
              expression: `max by (pod) (jvm_cpu_recent_utilization_ratio{${selected}})`,
              legend: '{{pod}}',
            },
          ],
          unit: PercentUnit,
          max: 1,
          thresholds: { orange: 0.8, red: 0.95 },
        }),
      ],
    ],
  };
}

function connections({ metrics: datasource }: Datasources): Section {
  return {
    title: 'Database connections',
    panels: [
      [
        12,
        timeSeries({
          title: 'Connections in the pool',
          description: 'Connections by state, and the most that the pool opens.',
          datasource,
          queries: [
            {
              expression: `sum by (pod, pool_name, state) (db_client_connections_usage{${selected}})`,
              legend: '{{pod}} {{pool_name}} {{state}}',
            },
            {
              expression: `max by (pod, pool_name) (db_client_connections_max{${selected}})`,
              legend: '{{pod}} {{pool_name}} most',
            },
          ],
          unit: Short,
        }),
      ],
      [
        12,
        timeSeries({
          title: 'Waiting for a connection',
          description:
            'Requests that wait because every connection is in use. Above zero for long, the pool is too small or queries too slow.',
          datasource,
          queries: [
            {
              expression: `sum by (pod, pool_name) (db_client_connections_pending_requests{${selected}})`,
              legend: '{{pod}} {{pool_name}}',
            },
          ],
          unit: Short,
          thresholds: { orange: 1, red: 10 },
        }),
      ],
    ],
  };
}

function errors({ logs: datasource }: Datasources): Section {
  return {
    title: 'Errors',
    height: 10,
    panels: [
      [
        24,
        logs({
          title: 'Errors in the logs',
          description: 'A line with a trace id has a link to the trace.',
          datasource,
          expression: `{${selected}} |~ "ERROR|Exception"`,
        }),
      ],
    ],
  };
}
