import { type Component, minutes } from '../kit';
import { type Alert, ownSeries } from '../kit/vocabulary/alert';

const signals = ['spans', 'log_records', 'metric_points'] as const;

/** https://opentelemetry.io/docs/collector/internal-telemetry/#use-internal-telemetry-to-monitor-the-collector */
export function collectorAlerts(collector: Component): Alert[] {
  const series = ownSeries(collector);
  /** A counter of each signal, by one label, where it grows. */
  const grows = (counter: string, label: string) =>
    signals.map((signal) => `sum by (${label}) (rate(otelcol_${counter}_${signal}{${series}}[5m])) > 0`).join(' or ');
  return [
    {
      name: 'CollectorRefusesData',
      expression: grows('receiver_refused', 'receiver'),
      holdsFor: minutes(5),
      severity: 'warning',
      summary: 'The Collector has no room, and senders must try again.',
      description: 'What comes by {{ $labels.receiver }} is refused. Senders lose it when they give up.',
    },
    {
      name: 'CollectorQueueFills',
      expression: `max by (exporter) (otelcol_exporter_queue_size{${series}} / otelcol_exporter_queue_capacity{${series}}) > 0.5`,
      holdsFor: minutes(10),
      severity: 'warning',
      summary: 'The Collector sends more slowly than it receives.',
      description: 'The queue of {{ $labels.exporter }} is filled to {{ $value | humanizePercentage }}.',
    },
    {
      name: 'CollectorGivesUp',
      expression: grows('exporter_send_failed', 'exporter'),
      holdsFor: minutes(5),
      severity: 'critical',
      summary: 'A store refuses for good what the Collector sends, and it is lost.',
      description: '{{ $labels.exporter }} is answered with an error after which nothing is sent again.',
    },
  ];
}
