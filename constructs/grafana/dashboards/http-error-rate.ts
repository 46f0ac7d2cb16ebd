import { CountsPerSecond, Percent, RequestsPerSecond, Seconds } from '@grafana/grafana-foundation-sdk/units';
import type { Asked, Dashboard } from './dashboard';
import { describedBy, opens } from './described';
import { logsLink, seriesLabel, tracesLink } from './explore-link';
import { dashboard } from './in-typescript';
import type { Section } from './layout';
import { onlyWith } from './not-given';
import { type Link, logs, stat, timeSeries, traces } from './panels';
import { share } from './share';
import { labelVariable } from './variables';

type Datasources = Asked<'metrics' | 'spanMetrics' | 'logs' | 'traces'>;

const selected = 'namespace=~"$namespace", service_name=~"$service_name"';
/** Span metrics know a service by Tempo's own label. */
const selectedSpans = 'service=~"$service_name", span_kind="SPAN_KIND_SERVER"';

/** HTTP errors of every service, as the services count them and as their spans tell, with the logs and traces of the same time. */
export function httpErrorRate(): Dashboard {
  const description = 'Failed requests by service.';
  const requestCount = 'http_server_request_duration_seconds_count';
  const made = dashboard({
    uid: 'http-error-rate',
    title: 'HTTP error rate',
    description,
    asks: ['metrics'],
    asksIfGiven: ['spanMetrics', 'logs', 'traces'],
    tags: ['http'],
    variables: ({ metrics: datasource }) => [
      labelVariable({ name: 'namespace', label: 'Namespace', datasource, metric: requestCount }),
      labelVariable({
        name: 'service_name',
        label: 'Service',
        datasource,
        metric: `${requestCount}{namespace=~"$namespace"}`,
      }),
    ],
    sections: [byService, failures, bySpan, evidence],
  });
  return describedBy(made, (given) => `${description}${opened(given)}`);
}

const opened = opens({ to: ['logs', 'traces'], of: 'of its service in the time shown' });

/** The logs and failed traces of the service that a label of the series names. */
function links(label: string, { logs: lines, traces: datasource }: Datasources): Link[] {
  const service = seriesLabel(label);
  return [
    logsLink('Logs of this service', lines, `{service_name="${service}"}`),
    logsLink('Errors in its logs', lines, `{service_name="${service}"} |~ "(?i)error|exception"`),
    tracesLink(
      'Failed traces of this service',
      datasource,
      `{ resource.service.name = "${service}" && status = error }`,
    ),
  ];
}

const requests = (by: string, more = '') =>
  `sum by (${by}) (rate(http_server_request_duration_seconds_count{${selected}${more}}[$__rate_interval]))`;
const failed = ', http_response_status_code=~"5.."';

function byService(datasources: Datasources): Section {
  const { metrics: datasource } = datasources;
  return {
    title: 'By the services themselves',
    panels: [
      [
        6,
        stat({
          title: 'Error rate of all',
          description: 'Answers with status 5xx of all selected services, as a share of all answers.',
          datasource,
          queries: [
            {
              expression: `100 * (sum(rate(http_server_request_duration_seconds_count{${selected}${failed}}[$__rate_interval])) or vector(0)) / sum(rate(http_server_request_duration_seconds_count{${selected}}[$__rate_interval]))`,
              legend: 'error rate',
            },
          ],
          unit: Percent,
          thresholds: { orange: 1, red: 5 },
        }),
      ],
      [
        18,
        timeSeries({
          title: 'Error rate by service',
          description: 'Answers with status 5xx, as a share of all answers of the service.',
          datasource,
          queries: [
            {
              expression: share(requests('namespace, service_name', failed), requests('namespace, service_name')),
              legend: '{{namespace}} {{service_name}}',
            },
          ],
          unit: Percent,
          thresholds: { orange: 1, red: 5 },
          links: links('service_name', datasources),
        }),
      ],
    ],
  };
}

function failures(datasources: Datasources): Section {
  const { metrics: datasource } = datasources;
  return {
    title: 'What fails',
    panels: [
      [
        12,
        timeSeries({
          title: 'Answers by status',
          description: 'Answers a second by HTTP status.',
          datasource,
          queries: [
            {
              expression: requests('service_name, http_response_status_code'),
              legend: '{{service_name}} {{http_response_status_code}}',
            },
          ],
          unit: RequestsPerSecond,
          links: links('service_name', datasources),
        }),
      ],
      [
        12,
        timeSeries({
          title: 'Failed requests by route',
          description: 'The ten routes with most answers of status 5xx.',
          datasource,
          queries: [
            {
              expression: `topk(10, ${requests('service_name, http_route', failed)})`,
              legend: '{{service_name}} {{http_route}}',
            },
          ],
          unit: RequestsPerSecond,
          links: links('service_name', datasources),
        }),
      ],
    ],
  };
}

function bySpan(datasources: Datasources): Section {
  const { spanMetrics: datasource } = datasources;
  const spans = (more = '') =>
    `sum by (service) (rate(traces_spanmetrics_calls_total{${selectedSpans}${more}}[$__rate_interval]))`;
  return {
    title: 'By their spans',
    panels: [
      [
        8,
        timeSeries({
          title: 'Error rate by service',
          description:
            'Server spans with an error, as a share of all. It includes services that count nothing themselves.',
          datasource,
          queries: [{ expression: share(spans(', status_code="STATUS_CODE_ERROR"'), spans()), legend: '{{service}}' }],
          unit: Percent,
          thresholds: { orange: 1, red: 5 },
          links: links('service', datasources),
        }),
      ],
      [
        8,
        timeSeries({
          title: 'P95 duration of failed requests',
          description: 'How long failed requests took. The dots are traces: a click opens one.',
          datasource,
          queries: [
            {
              expression: `histogram_quantile(0.95, sum by (le, service) (rate(traces_spanmetrics_latency_bucket{${selectedSpans}, status_code="STATUS_CODE_ERROR"}[$__rate_interval])))`,
              legend: '{{service}}',
            },
          ],
          unit: Seconds,
          exemplars: true,
          links: links('service', datasources),
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Failed calls between services',
          description: 'Calls a second that failed, from the service graph.',
          datasource,
          queries: [
            {
              expression:
                'sum by (client, server) (rate(traces_service_graph_request_failed_total{server=~"$service_name"}[$__rate_interval]))',
              legend: '{{client}} to {{server}}',
            },
          ],
          unit: CountsPerSecond,
          links: links('server', datasources),
        }),
      ],
    ],
  };
}

function evidence({ logs: lines, traces: datasource }: Datasources): Section {
  const said = [onlyWith(lines, 'Logs'), onlyWith(datasource, 'traces')].filter(Boolean);
  return {
    title: `${said.join(' and ').replace(/^t/, 'T')} of the same time`,
    height: 12,
    panels: [
      [
        12,
        logs({
          title: 'Errors in the logs',
          description:
            onlyWith(datasource, 'A line with a trace id has a link to the trace.') || 'Lines of the chosen services.',
          datasource: lines,
          expression: `{${selected}} |~ "(?i)error|exception"`,
        }),
      ],
      [
        12,
        traces({
          title: 'Failed traces',
          description:
            'Traces with an error in one of the selected services. All of them are kept, whatever is sampled.',
          datasource,
          expression: '{ resource.service.name =~ "$service_name" && status = error }',
        }),
      ],
    ],
  };
}
