import type { Component } from '../kit';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { loss, retries } from '../kit/vocabulary/alert-forms';

/** Refused with 429, which the agents and the Collector repeat. Who does not repeat it counts the loss itself. */
const repeated = 'rate_limited';

/** https://grafana.com/docs/mimir/latest/manage/mimir-runbooks/ */
export function mimirAlerts(mimir: Component): ComponentAlert[] {
  const discarded = { counter: 'cortex_discarded_samples_total', by: ['reason'] };
  return [
    loss(mimir, {
      ...discarded,
      name: 'MimirDiscardsSamples',
      matchers: `reason!="${repeated}"`,
      summary: 'Mimir refuses samples, and they are lost.',
      description: '{{ $value | humanize }} samples in fifteen minutes, for the reason {{ $labels.reason }}.',
    }),
    retries(mimir, {
      ...discarded,
      name: 'MimirLimitsRate',
      matchers: `reason="${repeated}"`,
      summary: 'More samples come than Mimir is to take, and senders repeat them.',
      description:
        '{{ $value | humanize }} samples were refused in five minutes ({{ $labels.reason }}). Senders that give up lose theirs.',
    }),
  ];
}
