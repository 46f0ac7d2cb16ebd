import { type Component, type Duration, minutes } from '../kit';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { type Observed, ofEach, ownSeries } from '../kit/vocabulary/alert-forms';
import { aboutCopies } from '../kit/vocabulary/copies';
import { signalLabels } from '../kit/vocabulary/signal-labels';
import { dropsDeltas, eachSignal, judgingAlerts, refusesData, sendingAlerts, type Told } from '../opentelemetry/rules';
import { collectorSpeaks } from './rules';

/** The pods of one workload that judge traces. */
interface Judges {
  readonly workload: { readonly name: string };
  readonly replicas: number;
}

/** Those of two tiers: of the pods that take everything, and of those that judge traces, or judge them once more. */
export function tierAlerts(
  routing: Pick<Component, 'name' | 'targetNamespace'>,
  judging: readonly Judges[],
  told: Told,
): ComponentAlert[] {
  const { targetNamespace } = routing;
  const named = (name: string): Observed => ({ name, targetNamespace });
  const judges = judging.map(({ workload }) => workload.name);
  const sampling = judges.length > 1 ? ofWorkloads(targetNamespace.name, judges) : named(judges.join());
  const backends = `otelcol_loadbalancer_num_backends{${ownSeries(routing)}}`;
  const changes = `otelcol_loadbalancer_num_backend_updates{${ownSeries(routing)}}`;
  const all = judging.map(({ replicas }) => replicas);
  // Both exporters write the same series, and write when they find others than before: it has the number of those that changed last.
  const fewest = Math.min(...all);
  const together = all.reduce((sum, each) => sum + each, 0);
  // A roll-out takes each of them away and brings it back.
  const most = 4 * together;
  // It takes up to three minutes for each: to end, to start, and until the cluster's DNS has it. No pod of the first tier may see all in between.
  const rollOut = minutes(Math.max(15, 3 * Math.max(...all)));
  const hasCopies = judging.length > 1;
  return [
    refusesData(routing, collectorSpeaks, {}),
    {
      name: 'CollectorCannotHandOn',
      kind: 'waiting',
      expression: ofEach(
        routing,
        {
          counter: eachSignal('exporter_send_failed', collectorSpeaks),
          by: ['exporter'],
          ...(hasCopies ? { matchers: aboutCopies.none } : {}),
        },
        (series) => `rate(${series}[5m]) > 0`,
      ),
      holdsFor: minutes(10),
      severity: 'critical',
      summary: 'The Collector cannot hand on what it is sent, and senders must try again.',
      description:
        '{{ $value | humanize }} {{ $labels.what }} a second come back from {{ $labels.exporter }}. Senders lose them when they give up.',
    },
    ...(hasCopies ? [judgesOnce(routing, rollOut)] : []),
    {
      name: 'CollectorRoutesToFewer',
      kind: 'condition',
      expression: `min(${backends}) < ${fewest}`,
      holdsFor: rollOut,
      severity: 'warning',
      summary: 'Traces are judged by fewer pods than there are to be.',
      description: `A Collector sends them to {{ $value | humanize }} of ${fewest}.`,
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

/** Those of several workloads of one namespace. */
const ofWorkloads = (namespace: string, names: readonly string[]): Observed => ({
  matchers: `${signalLabels['k8s.namespace.name']}="${namespace}", ${signalLabels['service.name']}=~"${names.join('|')}"`,
});

/** The pods that judge once more are not reached, or have no room. A roll-out of them is nothing to tell. */
const judgesOnce = (routing: Observed, holdsFor: Duration): ComponentAlert => ({
  name: 'CollectorJudgesOnce',
  kind: 'waiting',
  expression: ofEach(
    routing,
    {
      counter: {
        spans: `otelcol_exporter_send_failed_spans${collectorSpeaks.counters}`,
        'queued spans': `otelcol_exporter_enqueue_failed_spans${collectorSpeaks.counters}`,
      },
      by: ['exporter'],
      matchers: aboutCopies.only,
    },
    (series) => `rate(${series}[5m]) > 0`,
  ),
  holdsFor,
  severity: 'warning',
  summary: 'Some traces are judged by one pod alone, and are lost if it ends before it has decided.',
  description:
    '{{ $value | humanize }} {{ $labels.what }} a second do not come to the pods that judge once more, through {{ $labels.exporter }}.',
});
