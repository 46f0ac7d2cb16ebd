import { minutes } from '../kit';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { loss, type Observed, ofEach, queue } from '../kit/vocabulary/alert-forms';
import { aboutCopies, comesIn } from '../kit/vocabulary/copies';
import { type CollectorCopies, copiesIn } from './copies';

/** Who says it, as the same program says it in the Collector and in Alloy. */
export interface Speaker {
  /** What its alerts begin with. */
  readonly prefix: string;
  /** What it is called where a sentence begins, and within one. */
  readonly subject: string;
  readonly object: string;
  /** What stands behind the name of a counter. */
  readonly counters: '' | '_total';
}

/** A counter of each signal. */
export const eachSignal = (counter: string, { counters }: Speaker): Readonly<Record<string, string>> => ({
  spans: `otelcol_${counter}_spans${counters}`,
  'log records': `otelcol_${counter}_log_records${counters}`,
  'metric points': `otelcol_${counter}_metric_points${counters}`,
});

/** What is said of those that are evaluated. */
export interface Told {
  /** Where copies go, of which other alerts tell. Default: nothing is copied. */
  readonly copyTo?: CollectorCopies;
}

const hasCopies = ({ copyTo }: Told): boolean => copiesIn(copyTo).length > 0;

/** Copies have alerts of their own. */
export const ofFirst = (told: Told) => (hasCopies(told) ? { matchers: aboutCopies.none } : {});

/**
 * Those of everything that passes on.
 * https://opentelemetry.io/docs/collector/internal-telemetry/#use-internal-telemetry-to-monitor-the-collector
 */
export const sharedAlerts = (component: Observed, speaker: Speaker, told: Told): ComponentAlert[] => [
  refusesData(component, speaker, told),
  ...sendingAlerts(component, speaker, told),
];

/** Those of everything that has a queue before whom it sends to. */
export function sendingAlerts(component: Observed, speaker: Speaker, told: Told): ComponentAlert[] {
  const { prefix, subject, object } = speaker;
  return [
    queue(component, {
      name: `${prefix}QueueFills`,
      size: 'otelcol_exporter_queue_size',
      capacity: 'otelcol_exporter_queue_capacity',
      by: ['exporter'],
      summary: `${subject} sends more slowly than it receives.`,
      description: 'The queue of {{ $labels.exporter }} is filled to {{ $value | humanizePercentage }}.',
    }),
    // Counted when the exporter has given up, so for an answer after which nothing is sent again. A 429 or 503 is sent again
    // without end and is not counted.
    loss(component, {
      name: `${prefix}GivesUp`,
      counter: eachSignal('exporter_send_failed', speaker),
      ...ofFirst(told),
      by: ['exporter'],
      summary: `A store refuses for good what ${object} sends, and it is lost.`,
      description:
        '{{ $value | humanize }} {{ $labels.what }} in fifteen minutes: {{ $labels.exporter }} is answered with an error after which nothing is sent again.',
    }),
    ...(hasCopies(told) ? [copyLosesData(component, speaker)] : []),
  ];
}

/** The same for one that samples, and makes sums of what is sent as differences. */
export const samplingAlerts = (component: Observed, speaker: Speaker, told: Told = {}): ComponentAlert[] => [
  ...sharedAlerts(component, speaker, told),
  ...judgingAlerts(component, speaker, told),
  dropsDeltas(component, speaker),
];

/** Those of one that samples. */
export function judgingAlerts(component: Observed, speaker: Speaker, told: Told): ComponentAlert[] {
  const { prefix, counters } = speaker;
  return [
    // The sender of logs and metrics learns that the queue is full, and repeats. Behind the sampler there is no sender to tell.
    loss(component, {
      name: `${prefix}DropsTraces`,
      counter: `otelcol_exporter_enqueue_failed_spans${counters}`,
      ...ofFirst(told),
      by: ['exporter'],
      summary: 'Traces that were to be kept find a full queue, and they are lost.',
      description: '{{ $value | humanize }} spans in fifteen minutes, before {{ $labels.exporter }}.',
    }),
    loss(component, {
      name: `${prefix}ForgetsTraces`,
      counter: `otelcol_processor_tail_sampling_sampling_trace_dropped_too_early${counters}`,
      by: ['service_name'],
      summary:
        'More traces wait for a decision than there is room for: the oldest are dropped undecided, failed ones too.',
      description: '{{ $value | humanize }} traces in fifteen minutes, by {{ $labels.service_name }}.',
    }),
    loss(component, {
      name: `${prefix}DropsLargeTraces`,
      counter: `otelcol_processor_tail_sampling_traces_dropped_too_large${counters}`,
      by: ['service_name'],
      summary: 'Traces are larger than the store of traces takes: they are dropped as a whole, failed ones too.',
      description: '{{ $value | humanize }} traces in fifteen minutes, by {{ $labels.service_name }}.',
    }),
  ];
}

/** For a Collector that makes sums of differences. The same counter without an error counts what went well. */
export const dropsDeltas = (component: Observed, { prefix, counters }: Speaker): ComponentAlert =>
  loss(component, {
    name: `${prefix}DropsDeltas`,
    counter: `otelcol_deltatocumulative_datapoints${counters}`,
    matchers: 'error!=""',
    by: ['error'],
    summary: 'Metrics with delta temporality cannot be added up, and they are lost.',
    description: '{{ $value | humanize }} metric points in fifteen minutes, for the reason {{ $labels.error }}.',
  });

/** What the queue of a copy had no room for, and what the other side refuses for good. The first destination has it. */
const copyLosesData = (component: Observed, speaker: Speaker): ComponentAlert =>
  loss(component, {
    name: `${speaker.prefix}CopyLosesData`,
    counter: eachSignal('exporter_send_failed', speaker),
    matchers: aboutCopies.only,
    by: ['exporter'],
    severity: 'warning',
    summary: 'A copy has gaps: its queue is full, or it is refused for good. The first destination has everything.',
    description:
      '{{ $value | humanize }} {{ $labels.what }} in fifteen minutes, on their way through {{ $labels.exporter }}.',
  });

/** Senders repeat what is refused; a burst of it is nothing to tell. */
export function refusesData(component: Observed, speaker: Speaker, told: Told): ComponentAlert {
  // What is refused of copies is lost, and told as such.
  const matchers = hasCopies(told) ? comesIn : undefined;
  const refused = { counter: eachSignal('receiver_refused', speaker), matchers, by: ['receiver'] };
  return {
    name: `${speaker.prefix}RefusesData`,
    kind: 'waiting',
    expression: ofEach(component, refused, (series) => `rate(${series}[5m]) > 0`),
    holdsFor: minutes(10),
    severity: 'warning',
    summary: `${speaker.subject} has no room, and senders must try again.`,
    description:
      '{{ $value | humanize }} {{ $labels.what }} a second that come by {{ $labels.receiver }} are refused. Senders lose them when they give up.',
  };
}
