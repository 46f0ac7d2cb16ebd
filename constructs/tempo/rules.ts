import type { Component } from '../kit';
import { type Alert, lost } from '../kit/vocabulary/alert';

/** https://grafana.com/docs/tempo/latest/troubleshooting/ */
export function tempoAlerts(tempo: Component): Alert[] {
  return [
    lost(tempo, {
      name: 'TempoDiscardsSpans',
      counter: 'tempo_discarded_spans_total',
      what: 'spans',
      summary: 'Tempo refuses spans, and traces have gaps.',
    }),
  ];
}
