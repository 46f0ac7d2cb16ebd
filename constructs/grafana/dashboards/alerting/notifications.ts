import { Seconds, Short } from '@grafana/grafana-foundation-sdk/units';
import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { timeSeries } from '../panels';

/** Notifications are few, and rates of them are hard to read. */
const increase = (counter: string, by: readonly string[]) =>
  `sum by (${by.join(', ')}) (increase(${counter}[$__rate_interval]))`;

/** Whether people are told. */
export function notifications({ pipeline: datasource }: Asked<'pipeline'>): Section {
  return {
    title: 'Notifications',
    panels: [
      [
        8,
        timeSeries({
          title: 'Sent',
          description: 'Notifications by the way in which they go, those that failed included.',
          datasource,
          queries: [
            { expression: increase('alertmanager_notifications_total', ['integration']), legend: '{{integration}}' },
          ],
          unit: Short,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Failed',
          description: 'Notifications that failed after several attempts. Their group is tried again in a few minutes.',
          datasource,
          queries: [
            {
              expression: increase('alertmanager_notifications_failed_total', ['integration', 'reason']),
              legend: '{{integration}} {{reason}}',
            },
          ],
          unit: Short,
          thresholds: { orange: 0.5, red: 5 },
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Time to send',
          description: 'How long nineteen of twenty notifications took at most, in steps of one, five, ten and more.',
          datasource,
          queries: [
            {
              expression: `histogram_quantile(0.95, sum by (le, integration) (rate(alertmanager_notification_latency_seconds_bucket[$__rate_interval])))`,
              legend: '{{integration}}',
            },
          ],
          unit: Seconds,
        }),
      ],
      [
        12,
        timeSeries({
          title: 'Not told',
          description: 'Alerts of notifications that were left out: silenced, or another alert is said instead.',
          datasource,
          queries: [
            { expression: increase('alertmanager_notifications_suppressed_total', ['reason']), legend: '{{reason}}' },
          ],
          unit: Short,
        }),
      ],
      [
        12,
        timeSeries({
          title: 'Silences',
          description: 'Silences by their state.',
          datasource,
          queries: [{ expression: 'max by (state) (alertmanager_silences)', legend: '{{state}}' }],
          unit: Short,
        }),
      ],
    ],
  };
}
