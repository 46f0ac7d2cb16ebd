import { minutes } from '../kit';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { type Observed, ofEach, ownSeries } from '../kit/vocabulary/alert-forms';
import { dropsDeltas, eachSignal, judgingAlerts, refusesData, sendingAlerts, type Told } from '../opentelemetry/rules';
import { collectorSpeaks } from './rules';

/** Those of two tiers: of the pods that take everything, and of those that judge traces, of which there are so many. */
export function tierAlerts(
  { routing, sampling }: { readonly routing: Observed; readonly sampling: Observed },
  samplers: number,
  told: Told,
): ComponentAlert[] {
  const backends = `otelcol_loadbalancer_num_backends{${ownSeries(routing)}}`;
  const changes = `otelcol_loadbalancer_num_backend_updates{${ownSeries(routing)}}`;
  // A roll-out takes each of them away and brings it back.
  const most = 4 * samplers;
  // It takes up to three minutes for each: to end, to start, and until the cluster's DNS has it. No pod of the first tier may see all in between.
  const rollOut = minutes(Math.max(15, 3 * samplers));
  return [
    refusesData(routing, collectorSpeaks, {}),
    {
      name: 'CollectorCannotHandOn',
      kind: 'waiting',
      expression: ofEach(
        routing,
        { counter: eachSignal('exporter_send_failed', collectorSpeaks), by: ['exporter'] },
        (series) => `rate(${series}[5m]) > 0`,
      ),
      holdsFor: minutes(10),
      severity: 'critical',
      summary: 'The Collector cannot hand on what it is sent, and senders must try again.',
      description:
        '{{ $value | humanize }} {{ $labels.what }} a second come back from {{ $labels.exporter }}. Senders lose them when they give up.',
    },
    {
      name: 'CollectorRoutesToFewer',
      kind: 'condition',
      expression: `min(${backends}) < ${samplers}`,
      holdsFor: rollOut,
      severity: 'warning',
      summary: 'Traces are judged by fewer pods than there are to be.',
      description: `A Collector sends them to {{ $value | humanize }} of ${samplers}.`,
    },
    {
      name: 'CollectorRoutesAnew',
      kind: 'condition',
      expression: `max(increase(${changes}[1h])) > ${most}`,
      holdsFor: minutes(5),
      severity: 'warning',
      summary: 'The pods that judge traces come and go, and each time some traces are judged in parts.',
      description: `Within an hour a Collector has found others {{ $value | humanize }} times; a roll-out is up to ${most}.`,
    },
    dropsDeltas(routing, collectorSpeaks),
    ...sendingAlerts(sampling, collectorSpeaks, told),
    ...judgingAlerts(sampling, collectorSpeaks, told),
  ];
}
