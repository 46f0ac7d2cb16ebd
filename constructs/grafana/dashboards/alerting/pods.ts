import { RequestsPerSecond, Short } from '@grafana/grafana-foundation-sdk/units';
import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { timeSeries } from '../panels';

/** The pods, and what they are told. */
export function pods({ pipeline: datasource }: Asked<'pipeline'>): Section {
  return {
    title: 'Pods',
    panels: [
      [
        12,
        timeSeries({
          title: 'Alerts received',
          description: 'Alerts a second that each pod is told, repetitions included. Each of several is told the same.',
          datasource,
          queries: [
            {
              expression: 'sum by (instance) (rate(alertmanager_alerts_received_total[$__rate_interval]))',
              legend: '{{instance}}',
            },
          ],
          unit: RequestsPerSecond,
        }),
      ],
      [
        12,
        timeSeries({
          title: 'Members',
          description: 'How many pods each of several finds, itself included. One that is alone has none.',
          datasource,
          queries: [{ expression: 'alertmanager_cluster_members', legend: '{{instance}}' }],
          unit: Short,
        }),
      ],
    ],
  };
}
