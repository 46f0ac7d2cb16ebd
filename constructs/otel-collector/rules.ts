import { minutes } from '../kit';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { loss, type Observed, ownSeries } from '../kit/vocabulary/alert-forms';
import { clusterLabel } from '../kit/vocabulary/signal-labels';
import { eachSignal, ofFirst, type Speaker, samplingAlerts, sharedAlerts, type Told } from '../opentelemetry/rules';
import { lineAlerts, sampleAlerts } from '../scrape/agent-alerts';

export const collectorSpeaks: Speaker = {
  prefix: 'Collector',
  subject: 'The Collector',
  object: 'the Collector',
  counters: '',
};

/** Those of one that passes everything on. */
export const forwarderAlerts = (collector: Observed, told: Told = {}): ComponentAlert[] => [
  ...sharedAlerts(collector, collectorSpeaks, told),
  // Where the line is away to those who evaluate this, they learn of it when all is over: what lasts ten minutes is never seen.
  loss(collector, {
    name: 'CollectorQueueFull',
    counter: eachSignal('exporter_enqueue_failed', collectorSpeaks),
    ...ofFirst(told),
    by: ['exporter'],
    summary: 'The Collector cannot send, its disk is full, and applications lose what they do not hold themselves.',
    description:
      '{{ $value | humanize }} {{ $labels.what }} in fifteen minutes were refused before {{ $labels.exporter }}.',
  }),
];

/**
 * For a platform to which other clusters send: those of all of their Collectors and agents, which the clusters themselves evaluate nowhere, and
 * that nothing comes from one any more. `own`: the name of its cluster.
 */
export function alertsOfOtherClusters(own: string): ComponentAlert[] {
  const others = { matchers: `${clusterLabel}!="${own}"` };
  const answered = `up{${ownSeries(others)}}`;
  const counted = (series: string) => `count by (${clusterLabel}) (${series})`;
  return [
    ...forwarderAlerts(others),
    ...lineAlerts(others),
    ...sampleAlerts(others),
    {
      name: 'ClusterSilent',
      kind: 'condition',
      expression: `${counted(`present_over_time(${answered}[1d])`)} unless ${counted(answered)}`,
      holdsFor: minutes(10),
      severity: 'critical',
      summary: 'No metrics come from a cluster that sent some within the last day.',
      description: 'It is {{ $labels.cluster }}, where {{ $value | humanize }} targets were pulled.',
    },
  ];
}

/** Those of one that samples, and makes sums of what is sent as differences. */
export const collectorAlerts = (collector: Observed, told: Told = {}): ComponentAlert[] =>
  samplingAlerts(collector, collectorSpeaks, told);
