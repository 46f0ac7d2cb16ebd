import { Seconds } from '@grafana/grafana-foundation-sdk/units';
import type { Section } from '../layout';
import { timeSeries } from '../panels';
import { type Datasources, links, ofRequest, ofScenario, quantile } from './selection';

/** What a request is made of, in its order. */
const parts = ['blocked', 'connecting', 'tls_handshaking', 'sending', 'waiting', 'receiving'];

/** The mean of a time, from native histograms. */
const mean = (metric: string, selected: string, by: string): string => {
  const rate = `sum by (${by}) (rate(${metric}{${selected}}[$__rate_interval]))`;
  return `histogram_sum(${rate}) / histogram_count(${rate})`;
};

/** How long requests and iterations take. */
export function durations(datasources: Datasources): Section {
  const { metrics: datasource } = datasources;
  const ofSeries = links(datasources);
  return {
    title: 'Durations',
    height: 9,
    panels: [
      [
        8,
        timeSeries({
          title: 'P95 duration by request',
          description: '95 of 100 requests of that name were answered within this time, as the load sees it.',
          datasource,
          queries: [{ expression: quantile(0.95, 'testid, name'), legend: '{{testid}} {{name}}' }],
          unit: Seconds,
          links: ofSeries,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'What a request is made of',
          description:
            'The mean of each part. Waiting is the time of the other side; much of anything else is the network, or k6 itself.',
          datasource,
          queries: parts.map((part) => ({
            expression: mean(`k6_http_req_${part}_seconds`, ofRequest, 'testid'),
            legend: `{{testid}} ${part.replace('_', ' ')}`,
          })),
          unit: Seconds,
          links: ofSeries,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Iterations',
          description: 'The mean and the P95 of the whole script, with its pauses.',
          datasource,
          queries: [
            {
              expression: mean('k6_iteration_duration_seconds', ofScenario, 'testid, scenario'),
              legend: '{{testid}} {{scenario}} mean',
            },
            {
              expression: `histogram_quantile(0.95, sum by (testid, scenario) (rate(k6_iteration_duration_seconds{${ofScenario}}[$__rate_interval])))`,
              legend: '{{testid}} {{scenario}} P95',
            },
          ],
          unit: Seconds,
        }),
      ],
    ],
  };
}
