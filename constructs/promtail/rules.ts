import { type Component, minutes } from '../kit';
import { type Alert, ownSeries } from '../kit/alert';

/** https://grafana.com/docs/loki/latest/send-data/promtail/troubleshooting/ */
export function promtailAlerts(promtail: Component): Alert[] {
  const series = ownSeries(promtail);
  return [
    {
      name: 'PromtailDropsLines',
      expression: `sum by (reason) (increase(promtail_dropped_entries_total{${series}}[10m])) > 0`,
      holdsFor: minutes(10),
      severity: 'critical',
      summary: 'Promtail gives log lines up, and they are lost.',
      description: '{{ $value | humanize }} lines in ten minutes, for the reason {{ $labels.reason }}.',
    },
    {
      name: 'PromtailCannotSend',
      expression: `sum by (pod) (increase(promtail_batch_retries_total{${series}}[10m])) > 0`,
      holdsFor: minutes(15),
      severity: 'warning',
      summary: 'Promtail does not get rid of log lines, and the files wait.',
      description: '{{ $labels.pod }} sends again and again. The kubelet deletes files that have waited too long.',
    },
  ];
}
