import type { Asked } from '../dashboard';
import { logsLink, tracesLink } from '../explore-link';
import type { Link } from '../panels';
import { labelVariable, oneOf } from '../variables';

/** What the dashboard asks. */
export type Datasources = Asked<'spanMetrics' | 'logs' | 'traces'>;

/** What is chosen above the dashboard. */
export const variables = ({ spanMetrics: datasource }: Datasources) => [
  labelVariable({ name: 'service', label: 'Service', datasource, metric: 'traces_spanmetrics_calls_total' }),
  oneOf({
    name: 'slow_duration',
    label: 'Slow traces take more than',
    values: ['500ms', '1s', '2s', '5s', '10s'],
    initial: '2s',
  }),
];

/** Spans of the services that are chosen, of every kind. */
export const spans = 'service=~"$service"';

/** Those with which they answer somebody: what they ask others stands in other spans. */
export const requests = `${spans}, span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER"`;

/** Those of them that failed. */
export const failed = 'status_code="STATUS_CODE_ERROR"';

/** The traces and logs of a service. `service`: its name, by `seriesLabel` or `cell`. */
export function links(service: string, { logs, traces }: Datasources): Link[] {
  return [
    tracesLink('Traces of this service', traces, `{ resource.service.name = "${service}" }`),
    tracesLink('Failed traces of this service', traces, `{ resource.service.name = "${service}" && status = error }`),
    logsLink('Logs of this service', logs, `{service_name="${service}"}`),
  ];
}
