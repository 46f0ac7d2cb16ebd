import { Percent, RequestsPerSecond, Seconds } from '@grafana/grafana-foundation-sdk/units';
import { type EndpointAttribute, labelOf, methodLabel } from '../endpoints/names';
import { answersOf, type Datasources, failed, quantile, rate } from '../endpoints/selection';
import { cell, logsLink, tracesLink } from '../explore-link';
import type { Section } from '../layout';
import { table as tablePanel } from '../panels';
import { share } from '../share';

/** Every endpoint in a row, the slowest first. */
export function table({ spanMetrics: datasource, logs, traces }: Datasources, endpoint: EndpointAttribute): Section {
  const label = labelOf(endpoint);
  const by = `service, ${label}, ${methodLabel}`;
  const happened = `(${rate(endpoint, by, '', '$__range')} > 0)`;
  const spans = answersOf(endpoint, cell('service'), cell(label));
  return {
    title: 'Endpoints',
    height: 11,
    panels: [
      [
        24,
        tablePanel({
          title: 'Rate, errors and duration by endpoint',
          description:
            'Over the whole time shown. A click on the head of a column sorts by it; a click on an endpoint opens its traces.',
          datasource,
          labels: [
            {
              label: 'service',
              title: 'Service',
              width: 240,
              links: [logsLink('Logs of this service', logs, `{service_name="${cell('service')}"}`)],
            },
            {
              label,
              title: 'Endpoint',
              links: [
                tracesLink('Traces of this endpoint', traces, `{ ${spans} }`),
                tracesLink('Failed traces of this endpoint', traces, `{ ${spans} && status = error }`),
                tracesLink('Slow traces of this endpoint', traces, `{ ${spans} && duration > 1s }`),
              ],
            },
            { label: methodLabel, title: 'Method', width: 110 },
          ],
          values: [
            { title: 'Requests', expression: happened, unit: RequestsPerSecond, width: 140 },
            {
              title: 'Error rate',
              expression: share(rate(endpoint, by, failed, '$__range'), happened),
              unit: Percent,
              thresholds: { orange: 1, red: 5 },
              width: 140,
            },
            {
              title: 'P95 duration',
              expression: `${quantile(endpoint, 0.95, by, '', '$__range')} > 0`,
              unit: Seconds,
              width: 140,
            },
          ],
          sortBy: 'P95 duration',
        }),
      ],
    ],
  };
}
