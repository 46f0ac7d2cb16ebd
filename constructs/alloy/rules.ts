import type { Component } from '../kit';
import { type Alert, linesWait, lost } from '../kit/vocabulary/alert';

/** https://grafana.com/docs/alloy/latest/reference/components/loki/loki.write/#debug-metrics */
export function alloyAlerts(alloy: Component): Alert[] {
  return [
    lost(alloy, {
      name: 'AlloyDropsLines',
      counter: 'loki_write_dropped_entries_total',
      what: 'lines',
      summary: 'Alloy gives log lines up, and they are lost.',
    }),
    linesWait(alloy, { program: 'Alloy', counter: 'loki_write_batch_retries_total' }),
  ];
}
