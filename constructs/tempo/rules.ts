import { type Component, minutes } from '../kit';
import { type Alert, ownSeries } from '../kit/alert';

/** https://grafana.com/docs/tempo/latest/troubleshooting/ */
export function tempoAlerts(tempo: Component): Alert[] {
  return [
    {
      name: 'TempoDiscardsSpans',
      expression: `sum by (reason) (increase(tempo_discarded_spans_total{${ownSeries(tempo)}}[10m])) > 0`,
      holdsFor: minutes(10),
      severity: 'critical',
      summary: 'Tempo refuses spans, and traces have gaps.',
      description: '{{ $value | humanize }} spans in ten minutes, for the reason {{ $labels.reason }}.',
    },
  ];
}
