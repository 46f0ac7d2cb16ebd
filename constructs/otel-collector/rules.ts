import { minutes } from '../kit';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { loss, type Observed, ofEach, ownSeries, queue } from '../kit/vocabulary/alert-forms';
import { clusterLabel } from '../kit/vocabulary/signal-labels';

/** A counter of each signal. */
const eachSignal = (counter: string): Readonly<Record<string, string>> => ({
  spans: `otelcol_${counter}_spans`,
  'log records': `otelcol_${counter}_log_records`,
  'metric points': `otelcol_${counter}_metric_points`,
});

/** https://opentelemetry.io/docs/collector/internal-telemetry/#use-internal-telemetry-to-monitor-the-collector */
function sharedAlerts(collector: Observed, apart: readonly string[]): ComponentAlert[] {
  return [
    refusesData(collector, apart),
    queue(collector, {
      name: 'CollectorQueueFills',
      size: 'otelcol_exporter_queue_size',
      capacity: 'otelcol_exporter_queue_capacity',
      by: [...apart, 'exporter'],
      summary: 'The Collector sends more slowly than it receives.',
      description: 'The queue of {{ $labels.exporter }} is filled to {{ $value | humanizePercentage }}.',
    }),
    // Counted when the exporter has given up, so for an answer after which nothing is sent again. A 429 or 503 is sent again
    // without end and is not counted.
    loss(collector, {
      name: 'CollectorGivesUp',
      counter: eachSignal('exporter_send_failed'),
      by: [...apart, 'exporter'],
      summary: 'A store refuses for good what the Collector sends, and it is lost.',
      description:
        '{{ $value | humanize }} {{ $labels.what }} in fifteen minutes: {{ $labels.exporter }} is answered with an error after which nothing is sent again.',
    }),
  ];
}

/** The same for one that passes everything on. `apart`: labels that tell several apart. Default: none. */
export const forwarderAlerts = (collector: Observed, apart: readonly string[] = []): ComponentAlert[] => [
  ...sharedAlerts(collector, apart),
  // Where the line is away to those who evaluate this, they learn of it when all is over: what lasts ten minutes is never seen.
  loss(collector, {
    name: 'CollectorQueueFull',
    counter: eachSignal('exporter_enqueue_failed'),
    by: [...apart, 'exporter'],
    summary: 'The Collector cannot send, its disk is full, and applications lose what they do not hold themselves.',
    description:
      '{{ $value | humanize }} {{ $labels.what }} in fifteen minutes were refused before {{ $labels.exporter }}.',
  }),
];

/**
 * For a platform to which Collectors of other clusters send: those of all of them, and that nothing comes from one any more.
 * `own`: the name of its cluster.
 */
export function alertsOfOtherClusters(own: string): ComponentAlert[] {
  const others = { matchers: `${clusterLabel}!="${own}"` };
  const answered = `up{${ownSeries(others)}}`;
  const counted = (series: string) => `count by (${clusterLabel}) (${series})`;
  return [
    ...forwarderAlerts(others, [clusterLabel]),
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

/** The same for one that samples, and makes sums of what is sent as differences. */
export function collectorAlerts(collector: Observed): ComponentAlert[] {
  return [
    ...sharedAlerts(collector, []),
    // Of logs and metrics the sender learns that the queue is full, and repeats. Behind the sampler there is no sender any more.
    loss(collector, {
      name: 'CollectorDropsTraces',
      counter: 'otelcol_exporter_enqueue_failed_spans',
      by: ['exporter'],
      summary: 'Traces that were to be kept find a full queue, and they are lost.',
      description: '{{ $value | humanize }} spans in fifteen minutes, before {{ $labels.exporter }}.',
    }),
    loss(collector, {
      name: 'CollectorForgetsTraces',
      counter: 'otelcol_processor_tail_sampling_sampling_trace_dropped_too_early',
      by: ['service_name'],
      summary:
        'More traces wait for a decision than there is room for: the oldest are dropped undecided, failed ones too.',
      description: '{{ $value | humanize }} traces in fifteen minutes, by {{ $labels.service_name }}.',
    }),
    loss(collector, {
      name: 'CollectorDropsLargeTraces',
      counter: 'otelcol_processor_tail_sampling_traces_dropped_too_large',
      by: ['service_name'],
      summary: 'Traces are larger than the store of traces takes: they are dropped as a whole, failed ones too.',
      description: '{{ $value | humanize }} traces in fifteen minutes, by {{ $labels.service_name }}.',
    }),
    // The same counter without an error counts what went well.
    loss(collector, {
      name: 'CollectorDropsDeltas',
      counter: 'otelcol_deltatocumulative_datapoints',
      matchers: 'error!=""',
      by: ['error'],
      summary: 'Metrics with delta temporality cannot be added up, and they are lost.',
      description: '{{ $value | humanize }} metric points in fifteen minutes, for the reason {{ $labels.error }}.',
    }),
  ];
}

/** Senders repeat what is refused; a burst of it is nothing to tell. */
function refusesData(collector: Observed, apart: readonly string[]): ComponentAlert {
  const refused = { counter: eachSignal('receiver_refused'), by: [...apart, 'receiver'] };
  return {
    name: 'CollectorRefusesData',
    kind: 'waiting',
    expression: ofEach(collector, refused, (series) => `rate(${series}[5m]) > 0`),
    holdsFor: minutes(10),
    severity: 'warning',
    summary: 'The Collector has no room, and senders must try again.',
    description:
      '{{ $value | humanize }} {{ $labels.what }} a second that come by {{ $labels.receiver }} are refused. Senders lose them when they give up.',
  };
}
