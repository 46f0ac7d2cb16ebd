import { Percent, RequestsPerSecond, Seconds, Short } from '@grafana/grafana-foundation-sdk/units';
import { seriesLabel } from '../explore-link';
import type { Section } from '../layout';
import { stat, timeSeries } from '../panels';
import { share } from '../share';
import { type Datasources, failed, links, requests } from './selection';

/** Requests a second, by these labels. `more`: which of them. */
const rate = (by: string, more = '') =>
  `sum${by && ` by (${by})`} (rate(traces_spanmetrics_calls_total{${requests}${more && `, ${more}`}}[$__rate_interval]))`;

/** 95 of 100 take less. */
const p95 = (by = '') =>
  `histogram_quantile(0.95, sum by (le${by}) (rate(traces_spanmetrics_latency_bucket{${requests}}[$__rate_interval])))`;

/** The four numbers to look at first. */
export function summary({ spanMetrics: datasource }: Datasources): Section {
  return {
    title: 'Now',
    height: 5,
    panels: [
      [
        6,
        stat({
          title: 'Services',
          description: 'Services that answered anything. One that is missing here sends no spans, or no longer.',
          datasource,
          queries: [{ expression: `count(${rate('service')} > 0)`, legend: 'services' }],
          unit: Short,
        }),
      ],
      [
        6,
        stat({
          title: 'Requests',
          description: 'Requests a second that the selected services answered.',
          datasource,
          queries: [{ expression: rate(''), legend: 'requests' }],
          unit: RequestsPerSecond,
        }),
      ],
      [
        6,
        stat({
          title: 'Error rate',
          description: 'Requests that failed, as a share of all.',
          datasource,
          queries: [
            {
              expression: `100 * (${rate('', failed)} or vector(0)) / ${rate('')}`,
              legend: 'error rate',
            },
          ],
          unit: Percent,
          thresholds: { orange: 1, red: 5 },
        }),
      ],
      [
        6,
        stat({
          title: 'P95 duration',
          description:
            '95 of 100 requests were answered within this time. What matters is a rise above what is usual here.',
          datasource,
          queries: [{ expression: p95(), legend: 'P95' }],
          unit: Seconds,
        }),
      ],
    ],
  };
}

/** Rate, errors and duration of each service. */
export function services(datasources: Datasources): Section {
  const { spanMetrics: datasource } = datasources;
  const legend = '{{service}}';
  const ofSeries = links(seriesLabel('service'), datasources);
  return {
    title: 'By service',
    height: 9,
    panels: [
      [
        8,
        timeSeries({
          title: 'Requests by service',
          description:
            'Requests a second, counted before traces are sampled. A fall to nothing is a service that is down or not called.',
          datasource,
          queries: [{ expression: rate('service'), legend }],
          unit: RequestsPerSecond,
          links: ofSeries,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Error rate by service',
          description:
            'Requests that failed, as a share of all of the service. The service that rises first is where to look; those that call it follow.',
          datasource,
          queries: [{ expression: share(rate('service', failed), rate('service')), legend }],
          unit: Percent,
          thresholds: { orange: 1, red: 5 },
          links: ofSeries,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'P95 duration by service',
          description:
            '95 of 100 requests were answered within this time. Where exemplars are kept the dots are traces: a click opens one.',
          datasource,
          queries: [{ expression: p95(', service'), legend }],
          unit: Seconds,
          exemplars: true,
          links: ofSeries,
        }),
      ],
    ],
  };
}
