import { BytesIEC, Percent, RequestsPerSecond, Seconds } from '@grafana/grafana-foundation-sdk/units';
import { logsLink, tracesLink } from '../explore-link';
import type { Section } from '../layout';
import { onlyWith } from '../not-given';
import { gauge, logs, stat, timeSeries } from '../panels';
import type { Names } from './names';
import { type Datasources, selected, service } from './selection';

/** What the services answer, and how fast. */
export function requests({ metrics: datasource, logs: lines, traces }: Datasources, names: Names): Section {
  const { histogram, route } = names.requests;
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
              expression: `sum by (service_name, ${route}) (rate(${histogram}_count{${selected}}[$__rate_interval]))`,
              legend: `{{service_name}} {{${route}}}`,
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
          description: `95 of 100 requests were answered within this time.${onlyWith(traces, ' The dots are traces: a click opens one.')}`,
          datasource,
          queries: [
            {
              expression: `histogram_quantile(0.95, sum by (le, service_name, ${route}) (rate(${histogram}_bucket{${selected}}[$__rate_interval])))`,
              legend: `{{service_name}} {{${route}}}`,
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

/** The two numbers to look at first. */
export function errorsAndMemory({ metrics: datasource, logs: lines }: Datasources, names: Names): Section {
  const { histogram, status } = names.requests;
  const { used, committed, limit, matcher, limited = '' } = names.heap;
  const rate = (more: string) =>
    `sum by (service_name) (rate(${histogram}_count{${selected}${more}}[$__rate_interval]))`;
  const heap = (metric: string) =>
    `sum by (pod) (${metric}{${selected}, ${matcher}}${metric === limit ? limited : ''})`;
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
              expression: `100 * (${rate(`, ${status}=~"5.."`)} or 0 * ${rate('')}) / ${rate('')}`,
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
              expression: `100 * ${heap(used)} / ${heap(limit)}`,
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
            { expression: heap(used), legend: '{{pod}} used' },
            { expression: heap(committed), legend: '{{pod}} committed' },
            { expression: heap(limit), legend: '{{pod}} limit' },
          ],
          unit: BytesIEC,
        }),
      ],
    ],
  };
}

/** The lines behind the error rate. */
export function errorLines({ logs: datasource, traces }: Datasources): Section {
  return {
    title: 'Errors',
    height: 10,
    panels: [
      [
        24,
        logs({
          title: 'Errors in the logs',
          description:
            onlyWith(traces, 'A line with a trace id has a link to the trace.') || 'Lines of the chosen services.',
          datasource,
          expression: `{${selected}} |~ "ERROR|Exception"`,
        }),
      ],
    ],
  };
}
