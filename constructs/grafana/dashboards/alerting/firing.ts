import { Short } from '@grafana/grafana-foundation-sdk/units';
import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { alertList, stat, table, timeSeries } from '../panels';

/** People need not see an alert that always fires. */
const seen = 'alertstate="firing", severity!="none"';

/** What fires. */
export function firing({ pipeline: datasource }: Asked<'pipeline'>): Section {
  const number = (title: string, description: string, severity: string, red: number) =>
    stat({
      title,
      description,
      datasource,
      queries: [
        { expression: `count(ALERTS{alertstate="firing", severity="${severity}"}) or vector(0)`, legend: severity },
      ],
      unit: Short,
      thresholds: { orange: 1, red },
    });
  return {
    title: 'What fires',
    panels: [
      [
        24,
        alertList({
          title: 'Alert rules',
          description: 'What fires or is about to, of everybody who evaluates alerts: Prometheus, Mimir and Loki.',
        }),
      ],
      [4, number('Critical', 'Alerts that fire by which data is lost, or about to be.', 'critical', 1)],
      [4, number('Warnings', 'Alerts that fire by which data would be lost, if this went on.', 'warning', 10)],
      [
        16,
        table({
          title: 'Alerts',
          description: 'Alerts that fire, each with the number of its series.',
          datasource,
          labels: [
            { label: 'alertname', title: 'Alert' },
            { label: 'severity', title: 'Severity', width: 100 },
            { label: 'namespace', title: 'Namespace' },
            { label: 'service_name', title: 'Service' },
          ],
          values: [
            {
              title: 'Series',
              expression: `count by (alertname, severity, namespace, service_name) (ALERTS{${seen}})`,
              unit: Short,
              width: 80,
            },
          ],
          sortBy: 'Series',
        }),
      ],
      [
        12,
        timeSeries({
          title: 'Alerts over time',
          description: 'Series that fire, by alert.',
          datasource,
          queries: [{ expression: `count by (alertname) (ALERTS{${seen}})`, legend: '{{alertname}}' }],
          unit: Short,
        }),
      ],
      [
        12,
        timeSeries({
          title: 'Alerts that Alertmanager has',
          description:
            'Alerts of every sender. A suppressed one is silenced, or another alert that fires is said instead of it.',
          datasource,
          queries: [{ expression: 'max by (state) (alertmanager_alerts)', legend: '{{state}}' }],
          unit: Short,
        }),
      ],
    ],
  };
}
