import type { Component } from '../kit';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { linesWait, loss, ofPod, podName } from '../kit/vocabulary/alert-forms';

/** https://grafana.com/docs/loki/latest/send-data/promtail/troubleshooting/ */
export function promtailAlerts(promtail: Component): ComponentAlert[] {
  return [
    loss(promtail, {
      name: 'PromtailDropsLines',
      counter: 'promtail_dropped_entries_total',
      by: [...ofPod, 'reason'],
      summary: 'Promtail gives log lines up, and they are lost.',
      description: `{{ $value | humanize }} lines of the agent ${podName} in fifteen minutes, for the reason {{ $labels.reason }}.`,
    }),
    linesWait(promtail, { program: 'Promtail', counter: 'promtail_batch_retries_total' }),
  ];
}
