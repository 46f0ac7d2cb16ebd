import { Percent, RequestsPerSecond, Seconds } from '@grafana/grafana-foundation-sdk/units';
import type { Section } from '../layout';
import { table } from '../panels';
import { share } from '../share';
import { type Datasources, failed, ofScenario, quantile, rate } from './selection';

const by = 'testid, name, method';
const range = '$__range';
const happened = `(${rate(by, '', range)} > 0)`;

const duration = (title: string, of: number) => ({
  title,
  expression: quantile(of, by, range),
  unit: Seconds,
  width: 120,
});

/** Every request of the script in a row. */
export function byName({ metrics: datasource }: Datasources): Section {
  return {
    title: 'Requests',
    height: 10,
    panels: [
      [
        24,
        table({
          title: 'Requests by name',
          description: 'Over the whole time shown, as the load sees them, the slowest first.',
          datasource,
          labels: [
            { label: 'testid', title: 'Test', width: 160 },
            { label: 'name', title: 'Request' },
            { label: 'method', title: 'Method', width: 110 },
          ],
          values: [
            { title: 'Requests', expression: happened, unit: RequestsPerSecond, width: 130 },
            {
              title: 'Failed',
              expression: share(rate(by, failed, range), happened),
              unit: Percent,
              thresholds: { orange: 1, red: 5 },
              width: 110,
            },
            duration('Median', 0.5),
            duration('P95', 0.95),
            duration('P99', 0.99),
            duration('Slowest', 1),
          ],
          sortBy: 'P95',
        }),
      ],
    ],
  };
}

/** Every check of the script in a row. */
export function checks({ metrics: datasource }: Datasources): Section {
  return {
    title: 'Checks',
    height: 8,
    panels: [
      [
        24,
        table({
          title: 'Checks',
          description: 'How often each check of the script holds, at the end of the time shown, since its test began.',
          datasource,
          labels: [
            { label: 'testid', title: 'Test', width: 160 },
            { label: 'scenario', title: 'Scenario', width: 160 },
            { label: 'check', title: 'Check' },
          ],
          values: [
            {
              title: 'Holds',
              expression: `100 * avg by (testid, scenario, check) (k6_checks_rate{${ofScenario}})`,
              unit: Percent,
              thresholds: { orange: 99, red: 90 },
              width: 130,
            },
          ],
          sortBy: 'Holds',
        }),
      ],
    ],
  };
}
