import { type Component, minutes } from '../kit';
import { type Alert, ownSeries } from '../kit/alert';

/** https://grafana.com/docs/loki/latest/operations/troubleshooting/ */
export function lokiAlerts(loki: Component): Alert[] {
  return [
    {
      name: 'LokiDiscardsLines',
      expression: `sum by (reason) (increase(loki_discarded_samples_total{${ownSeries(loki)}}[10m])) > 0`,
      holdsFor: minutes(10),
      severity: 'critical',
      summary: 'Loki refuses log lines, and they are lost.',
      description: '{{ $value | humanize }} lines in ten minutes, for the reason {{ $labels.reason }}.',
    },
  ];
}
