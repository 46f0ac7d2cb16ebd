import { CountsPerSecond, Percent } from '@grafana/grafana-foundation-sdk/units';
import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { type Query, timeSeries } from '../panels';
import { nothingLost, rate } from './rates';

const signals = { log_records: 'log records', metric_points: 'metric points', spans: 'spans' } as const;

/** One counter of the Collector for each signal. */
const bySignal = (counter: string, labels: readonly string[]): Query[] =>
  Object.entries(signals).map(([suffix, name]) => rate(`otelcol_${counter}_${suffix}`, labels, name));

/** What the Collector takes in and what it has no room for. */
export function received({ pipeline: datasource }: Asked<'pipeline'>): Section {
  return {
    title: 'Collector: in',
    panels: [
      [
        12,
        timeSeries({
          title: 'Received by signal',
          description: 'What the Collector took in, a second.',
          datasource,
          queries: bySignal('receiver_accepted', ['transport']),
          unit: CountsPerSecond,
        }),
      ],
      [
        12,
        timeSeries({
          title: 'Refused by signal',
          description: 'What the Collector had no room for, a second. The sender tries again, and loses it in the end.',
          datasource,
          queries: [
            ...bySignal('receiver_refused', ['transport']),
            ...bySignal('exporter_enqueue_failed', ['exporter']),
          ],
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
    ],
  };
}

/** What the Collector passes on, and what waits. */
export function sent({ pipeline: datasource }: Asked<'pipeline'>): Section {
  return {
    title: 'Collector: out',
    panels: [
      [
        8,
        timeSeries({
          title: 'Sent by destination',
          description: 'What the stores took, a second.',
          datasource,
          queries: bySignal('exporter_sent', ['exporter']),
          unit: CountsPerSecond,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Given up by destination',
          description: 'What a store refused for good, a second.',
          datasource,
          queries: bySignal('exporter_send_failed', ['exporter']),
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Queue in use',
          description:
            'How full the queue to each destination is. It fills while a store is away; at 100 the Collector refuses.',
          datasource,
          queries: [
            {
              expression: '100 * otelcol_exporter_queue_size / otelcol_exporter_queue_capacity',
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
export function sampling({ pipeline: datasource }: Asked<'pipeline'>): Section {
  return {
    title: 'Collector: sampling',
    panels: [
      [
        8,
        timeSeries({
          title: 'Traces kept and dropped',
          description: 'Decisions a second, whatever policy took them.',
          datasource,
          queries: [rate('otelcol_processor_tail_sampling_global_count_traces_sampled', ['decision'])],
          unit: CountsPerSecond,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Traces by policy',
          description: 'Decisions a second of each policy. A trace is kept when one of them says so.',
          datasource,
          queries: [rate('otelcol_processor_tail_sampling_count_traces_sampled', ['policy', 'decision'])],
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
          queries: [rate('otelcol_processor_tail_sampling_sampling_trace_dropped_too_early', ['instance'])],
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
    ],
  };
}
