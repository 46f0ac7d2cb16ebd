import { type Component, minutes } from '../kit';
import { type Alert, ownSeries } from '../kit/alert';

/** https://grafana.com/docs/alloy/latest/reference/components/loki/loki.write/#debug-metrics */
export function alloyAlerts(alloy: Component): Alert[] {
  const series = ownSeries(alloy);
  return [
    {
      name: 'AlloyDropsLines',
      expression: `sum by (reason) (increase(loki_write_dropped_entries_total{${series}}[10m])) > 0`,
      holdsFor: minutes(10),
      severity: 'critical',
      summary: 'Alloy gives log lines up, and they are lost.',
      description: '{{ $value | humanize }} lines in ten minutes, for the reason {{ $labels.reason }}.',
    },
    {
      name: 'AlloyCannotSend',
      expression: `sum by (pod) (increase(loki_write_batch_retries_total{${series}}[10m])) > 0`,
      holdsFor: minutes(15),
      severity: 'warning',
      summary: 'Alloy does not get rid of log lines, and the files wait.',
      description: '{{ $labels.pod }} sends again and again. The kubelet deletes files that have waited too long.',
    },
  ];
}
