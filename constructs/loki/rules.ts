import type { Component } from '../kit';
import { type Alert, lost } from '../kit/vocabulary/alert';

/** https://grafana.com/docs/loki/latest/operations/troubleshooting/ */
export function lokiAlerts(loki: Component): Alert[] {
  return [
    lost(loki, {
      name: 'LokiDiscardsLines',
      counter: 'loki_discarded_samples_total',
      what: 'lines',
      summary: 'Loki refuses log lines, and they are lost.',
    }),
  ];
}
