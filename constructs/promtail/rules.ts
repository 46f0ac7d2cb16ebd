import type { Component } from '../kit';
import { type Alert, linesWait, lost } from '../kit/vocabulary/alert';

/** https://grafana.com/docs/loki/latest/send-data/promtail/troubleshooting/ */
export function promtailAlerts(promtail: Component): Alert[] {
  return [
    lost(promtail, {
      name: 'PromtailDropsLines',
      counter: 'promtail_dropped_entries_total',
      what: 'lines',
      summary: 'Promtail gives log lines up, and they are lost.',
    }),
    linesWait(promtail, { program: 'Promtail', counter: 'promtail_batch_retries_total' }),
  ];
}
