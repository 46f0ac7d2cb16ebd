import { CountsPerSecond, Short } from '@grafana/grafana-foundation-sdk/units';
import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { timeSeries } from '../panels';
import { nothingLost, rate } from '../pipeline-health/rates';

/** What comes in, and through which door. */
export function spansIn({ pipeline: datasource }: Asked<'pipeline'>): Section {
  const door = ['receiver', 'transport'];
  return {
    title: 'Collector: spans in',
    // Of an Alloy in its place only some of these have the same names.
    shownWith: 'otelcol_receiver_accepted_spans',
    panels: [
      [
        8,
        timeSeries({
          title: 'Spans by receiver',
          description:
            'Spans a second that the Collector took, by the protocol in which they came. It tells who still sends as Jaeger does.',
          datasource,
          queries: [rate('otelcol_receiver_accepted_spans', door)],
          unit: CountsPerSecond,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Spans not taken by receiver',
          description:
            'Spans a second that the Collector had no room for, and those on which it failed. Refused: memory or a queue is full, see below which.',
          datasource,
          queries: [
            rate('otelcol_receiver_refused_spans', door, 'refused'),
            rate('otelcol_receiver_failed_spans', door, 'failed'),
          ],
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Traces that wait for a decision',
          description:
            'Traces in the memory of the sampler. It holds as many as its setting num_traces says; beyond that the oldest are dropped undecided.',
          datasource,
          queries: [
            {
              expression: 'sum by (instance) (otelcol_processor_tail_sampling_sampling_traces_on_memory)',
              legend: '{{instance}}',
            },
          ],
          unit: Short,
        }),
      ],
    ],
  };
}
