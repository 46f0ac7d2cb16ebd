import { Percent, RequestsPerSecond, Seconds } from '@grafana/grafana-foundation-sdk/units';
import { type EndpointAttribute, labelOf } from '../endpoints/names';
import { type Datasources, failed, linksOfSeries, quantile, rate } from '../endpoints/selection';
import type { Section } from '../layout';
import { timeSeries } from '../panels';
import { share } from '../share';

/** Rate, errors and duration over time. */
export function endpoints(datasources: Datasources, endpoint: EndpointAttribute): Section {
  const { spanMetrics: datasource } = datasources;
  const label = labelOf(endpoint);
  const by = `service, ${label}`;
  const legend = `{{service}} {{${label}}}`;
  const links = linksOfSeries(endpoint, datasources);
  return {
    title: 'Rate, errors, duration',
    height: 9,
    panels: [
      [
        8,
        timeSeries({
          title: 'Requests by endpoint',
          description: 'Requests a second, counted before traces are sampled.',
          datasource,
          queries: [{ expression: rate(endpoint, by), legend }],
          unit: RequestsPerSecond,
          links,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Error rate by endpoint',
          description: 'Requests that failed, as a share of all of the endpoint.',
          datasource,
          queries: [{ expression: share(rate(endpoint, by, failed), rate(endpoint, by)), legend }],
          unit: Percent,
          thresholds: { orange: 1, red: 5 },
          links,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'P95 duration by endpoint',
          description:
            '95 of 100 requests were answered within this time. Where exemplars are kept the dots are traces: a click opens one.',
          datasource,
          queries: [{ expression: quantile(endpoint, 0.95, by), legend }],
          unit: Seconds,
          exemplars: true,
          links,
        }),
      ],
    ],
  };
}
