import { CountsPerSecond, Percent } from '@grafana/grafana-foundation-sdk/units';
import { comesIn, judgedFirst } from '../../../kit/vocabulary/copies';
import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { type Query, timeSeries } from '../panels';
import { nothingLost, rate } from './rates';

const signals = { log_records: 'log records', metric_points: 'metric points', spans: 'spans' } as const;

/** Who has the pipelines, and what stands behind the names of its counters. */
interface Receiving {
  readonly name: 'Collector' | 'Alloy';
  /** The same in a sentence. */
  readonly subject: string;
  readonly counters: '' | '_total';
}

type SectionOf = (asked: Asked<'pipeline'>) => Section;

/** What it takes in, what it passes on, and which traces it keeps. */
const sectionsOf = (receiving: Receiving): Readonly<Record<'received' | 'sent' | 'sampling', SectionOf>> => ({
  received: (asked) => receivedBy(asked, receiving),
  sent: (asked) => sentBy(asked, receiving),
  sampling: (asked) => sampledBy(asked, receiving),
});

/** The Collector's. */
export const { received, sent, sampling } = sectionsOf({ name: 'Collector', subject: 'the Collector', counters: '' });

/** The same of an Alloy that receives every signal in the place of the Collector. */
export const ofAlloy = sectionsOf({ name: 'Alloy', subject: 'Alloy', counters: '_total' });

/** Only what receives has this counter: an Alloy on nodes, too, counts what it sends, and both have queues of one name. */
const countedBy = ({ counters }: Receiving): string => `otelcol_receiver_accepted_spans${counters}`;

/** One counter for each signal. */
const bySignal = (counter: string, labels: readonly string[], { counters }: Receiving, matchers = ''): Query[] =>
  Object.entries(signals).map(([suffix, name]) =>
    rate(`otelcol_${counter}_${suffix}${counters}${matchers}`, labels, name),
  );

/** Each thing once, as copies come in a second time. */
const once = `{${comesIn}}`;

/** What the Collector takes in and what it has no room for. */
function receivedBy({ pipeline: datasource }: Asked<'pipeline'>, receiving: Receiving): Section {
  return {
    title: `${receiving.name}: in`,
    shownWith: countedBy(receiving),
    panels: [
      [
        12,
        timeSeries({
          title: 'Received by signal',
          description: `What ${receiving.subject} took in, a second.`,
          datasource,
          queries: bySignal('receiver_accepted', ['transport'], receiving, once),
          unit: CountsPerSecond,
        }),
      ],
      [
        12,
        timeSeries({
          title: 'Refused by signal',
          description: `What ${receiving.subject} had no room for, a second. The sender tries again, and loses it in the end.`,
          datasource,
          queries: [
            ...bySignal('receiver_refused', ['transport'], receiving, once),
            ...bySignal('exporter_enqueue_failed', ['exporter'], receiving),
          ],
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
    ],
  };
}

/** What the Collector passes on, and what waits. */
function sentBy({ pipeline: datasource }: Asked<'pipeline'>, receiving: Receiving): Section {
  return {
    title: `${receiving.name}: out`,
    shownWith: countedBy(receiving),
    panels: [
      [
        8,
        timeSeries({
          title: 'Sent by destination',
          description: 'What the stores took, a second.',
          datasource,
          queries: bySignal('exporter_sent', ['exporter'], receiving),
          unit: CountsPerSecond,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Given up by destination',
          description: 'What a store refused for good, a second.',
          datasource,
          queries: bySignal('exporter_send_failed', ['exporter'], receiving),
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Queue in use',
          description: `How full the queue to each destination is, of several pods the fullest. It fills while a store is away; at 100 ${receiving.subject} refuses.`,
          datasource,
          queries: [
            {
              // The fullest of several pods is the first that refuses.
              expression:
                '100 * max by (exporter, data_type) (otelcol_exporter_queue_size / otelcol_exporter_queue_capacity)',
              legend: '{{exporter}} {{data_type}}',
            },
          ],
          unit: Percent,
          max: 100,
          thresholds: { orange: 50, red: 80 },
        }),
      ],
    ],
  };
}

/** Which traces the Collector keeps. */
function sampledBy({ pipeline: datasource }: Asked<'pipeline'>, receiving: Receiving): Section {
  return {
    title: `${receiving.name}: sampling`,
    shownWith: countedBy(receiving),
    panels: [
      [
        8,
        timeSeries({
          title: 'Traces kept and dropped',
          description: 'Decisions a second, whatever policy took them.',
          datasource,
          queries: [
            rate(`otelcol_processor_tail_sampling_global_count_traces_sampled${receiving.counters}{${judgedFirst}}`, [
              'decision',
            ]),
          ],
          unit: CountsPerSecond,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Traces by policy',
          description: 'Decisions a second of each policy. A trace is kept when one of them says so.',
          datasource,
          queries: [
            rate(`otelcol_processor_tail_sampling_count_traces_sampled${receiving.counters}{${judgedFirst}}`, [
              'policy',
              'decision',
            ]),
          ],
          unit: CountsPerSecond,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Traces decided too early',
          description:
            'Traces pushed out of memory before their time, a second. Above zero, the sampler needs room for more traces.',
          datasource,
          queries: [
            rate(`otelcol_processor_tail_sampling_sampling_trace_dropped_too_early${receiving.counters}`, ['instance']),
          ],
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
    ],
  };
}
