import {
  BytesPerSecondIEC,
  CountsPerSecond,
  Percent,
  RequestsPerSecond,
  Seconds,
  Short,
} from '@grafana/grafana-foundation-sdk/units';
import type { Section } from '../layout';
import { stat, timeSeries } from '../panels';
import { share } from '../share';
import { type Datasources, failed, links, ofScenario, ofTest, quantile, rate } from './selection';

/** The numbers to look at first. */
export function summary(datasources: Datasources): Section {
  const { metrics: datasource } = datasources;
  const number = (
    title: string,
    description: string,
    expression: string,
    unit: string,
    more: Pick<Parameters<typeof stat>[0], 'thresholds' | 'max'> = {},
  ) => [4, stat({ title, description, datasource, queries: [{ expression, legend: title }], unit, ...more })] as const;
  return {
    title: 'Now',
    height: 5,
    panels: [
      number('Virtual users', 'Users that are at work.', `sum(k6_vus{${ofTest}})`, Short),
      number('Requests', 'Requests a second.', rate(''), RequestsPerSecond),
      number(
        'Failed requests',
        'Requests whose answer was not expected, as a share of all. By default k6 expects a status from 200 to 399.',
        `100 * (${rate('', failed)} or vector(0)) / ${rate('')}`,
        Percent,
        { thresholds: { orange: 1, red: 5 } },
      ),
      number('P95 duration', '95 of 100 requests were answered within this time.', quantile(0.95, ''), Seconds),
      number(
        'Checks',
        'Checks of the script that hold, as a share of all, since the test began.',
        `100 * avg(k6_checks_rate{${ofScenario}})`,
        Percent,
        { max: 100, thresholds: { orange: 99, red: 90 } },
      ),
      number(
        'Dropped iterations',
        'Iterations in a second that were to begin and found no user: the test makes less load than it was told to.',
        `sum(rate(k6_dropped_iterations_total{${ofScenario}}[$__rate_interval])) or vector(0)`,
        CountsPerSecond,
        { thresholds: { orange: 0.01, red: 1 } },
      ),
    ],
  };
}

/** What the test asks, and how much of it fails. */
export function load(datasources: Datasources): Section {
  const { metrics: datasource } = datasources;
  const ofSeries = links(datasources);
  return {
    title: 'Load',
    panels: [
      [
        6,
        timeSeries({
          title: 'Users and iterations',
          description: 'Virtual users, and how often in a second one of them came to the end of the script.',
          datasource,
          queries: [
            { expression: `sum by (testid) (k6_vus{${ofTest}})`, legend: '{{testid}} users' },
            {
              expression: `sum by (testid, scenario) (rate(k6_iterations_total{${ofScenario}}[$__rate_interval]))`,
              legend: '{{testid}} {{scenario}} iterations a second',
            },
          ],
          unit: Short,
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Requests by status',
          description: 'Requests a second by the status of their answers.',
          datasource,
          queries: [{ expression: rate('testid, status'), legend: '{{testid}} {{status}}' }],
          unit: RequestsPerSecond,
          links: ofSeries,
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Failed requests by name',
          description: 'Requests whose answer was not expected, as a share of all of that name.',
          datasource,
          queries: [
            { expression: share(rate('testid, name', failed), rate('testid, name')), legend: '{{testid}} {{name}}' },
          ],
          unit: Percent,
          thresholds: { orange: 1, red: 5 },
          links: ofSeries,
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Bytes sent and received',
          description: 'By the test, in a second.',
          datasource,
          queries: ['sent', 'received'].map((way) => ({
            expression: `sum by (testid) (rate(k6_data_${way}_total{${ofScenario}}[$__rate_interval]))`,
            legend: `{{testid}} ${way}`,
          })),
          unit: BytesPerSecondIEC,
        }),
      ],
    ],
  };
}
