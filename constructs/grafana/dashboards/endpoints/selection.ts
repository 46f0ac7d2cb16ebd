import type { Asked } from '../dashboard';
import { logsLink, seriesLabel, tracesLink } from '../explore-link';
import type { Link } from '../panels';
import { labelVariable } from '../variables';
import { attribute, type EndpointAttribute, labelOf } from './names';

/** What dashboards of endpoints ask. */
export type Datasources = Asked<'spanMetrics' | 'logs' | 'traces'>;

const calls = 'traces_spanmetrics_calls_total';
const answers = 'span_kind="SPAN_KIND_SERVER"';

/** The services and endpoints that are chosen above the dashboard. */
export const chosen = (endpoint: EndpointAttribute) => [
  ({ spanMetrics: datasource }: Datasources) =>
    labelVariable({ name: 'service', label: 'Service', datasource, metric: `${calls}{${answers}}` }),
  ({ spanMetrics: datasource }: Datasources) =>
    labelVariable({
      name: labelOf(endpoint),
      label: 'Endpoint',
      datasource,
      metric: `${calls}{${answers}, service=~"$service"}`,
    }),
];

/** The spans with which the chosen endpoints answer. `more`: which of them. */
export function selected(endpoint: EndpointAttribute, more = ''): string {
  const label = labelOf(endpoint);
  return `${answers}, service=~"$service", ${label}=~"$${label}"${more && `, ${more}`}`;
}

export const failed = 'status_code="STATUS_CODE_ERROR"';

/** Requests a second by these labels. */
export const rate = (endpoint: EndpointAttribute, by: string, more = '', range = '$__rate_interval'): string =>
  `sum by (${by}) (rate(${calls}{${selected(endpoint, more)}}[${range}]))`;

/** The time within which this share was answered. */
export const quantile = (
  endpoint: EndpointAttribute,
  share: number,
  by: string,
  more = '',
  range = '$__rate_interval',
): string =>
  `histogram_quantile(${share}, sum by (le, ${by}) (rate(traces_spanmetrics_latency_bucket{${selected(endpoint, more)}}[${range}])))`;

/** In TraceQL: the spans with which an endpoint answers. Both values by `seriesLabel`, `cell` or a variable. */
export const answersOf = (endpoint: EndpointAttribute, service: string, value: string, is = '='): string =>
  `kind = server && resource.service.name ${is} "${service}" && ${attribute(endpoint, `${is} "${value}"`)}`;

/** From a series with service and endpoint to its traces and logs. */
export function linksOfSeries(endpoint: EndpointAttribute, { logs, traces }: Datasources): Link[] {
  const service = seriesLabel('service');
  const spans = answersOf(endpoint, service, seriesLabel(labelOf(endpoint)));
  return [
    tracesLink('Traces of this endpoint', traces, `{ ${spans} }`),
    tracesLink('Failed traces of this endpoint', traces, `{ ${spans} && status = error }`),
    logsLink('Logs of this service', logs, `{service_name="${service}"}`),
  ];
}
