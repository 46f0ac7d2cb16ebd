import { CountsPerSecond, Percent } from '@grafana/grafana-foundation-sdk/units';
import { aboutCopies, comesIn } from '../../../kit/vocabulary/copies';
import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { stat } from '../panels';
import { nothingLost } from '../pipeline-health/rates';

const sum = (counter: string) => `sum(rate(${counter}[$__rate_interval]))`;

/** A sum of counters, some of which exist only once something went wrong. */
const sumOf = (counters: readonly string[]) => counters.map((counter) => `(${sum(counter)} or vector(0))`).join(' + ');

const decided = 'otelcol_processor_tail_sampling_global_count_traces_sampled';

/** The way of a trace in six numbers: what comes, what is kept, and where something is lost. */
export function summary({ pipeline: datasource }: Asked<'pipeline'>): Section {
  return {
    title: 'Now',
    height: 5,
    panels: [
      [
        4,
        stat({
          title: 'Spans received',
          description:
            'Spans a second that the Collector took. Zero while services work: they send elsewhere, or nothing.',
          datasource,
          queries: [{ expression: sum(`otelcol_receiver_accepted_spans{${comesIn}}`), legend: 'spans' }],
          unit: CountsPerSecond,
        }),
      ],
      [
        4,
        stat({
          title: 'Spans not taken',
          description:
            'Spans a second that the Collector refused or failed on. Senders try again, and lose them in the end.',
          datasource,
          queries: [
            {
              expression: sumOf([
                `otelcol_receiver_refused_spans{${comesIn}}`,
                `otelcol_receiver_failed_spans{${comesIn}}`,
              ]),
              legend: 'not taken',
            },
          ],
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
      [
        4,
        stat({
          title: 'Traces kept',
          description:
            'Of the traces that were decided on, the share that is kept. It rises by itself when more fail or are slow.',
          datasource,
          queries: [
            {
              expression: `100 * (${sum(`${decided}{decision="sampled"}`)} or vector(0)) / ${sum(decided)}`,
              legend: 'kept',
            },
          ],
          unit: Percent,
        }),
      ],
      [
        4,
        stat({
          title: 'Fullest queue',
          description:
            'How full the fullest queue of the Collector is. It fills while a store is away; at 100 the Collector refuses.',
          datasource,
          queries: [
            {
              expression: '100 * max(otelcol_exporter_queue_size / otelcol_exporter_queue_capacity)',
              legend: 'in use',
            },
          ],
          unit: Percent,
          max: 100,
          thresholds: { orange: 50, red: 80 },
        }),
      ],
      [
        4,
        stat({
          title: 'Spans lost at Tempo',
          description: 'Spans a second that the Collector gave up sending or that Tempo discarded.',
          datasource,
          queries: [
            {
              expression: sumOf([
                `otelcol_exporter_send_failed_spans{${aboutCopies.none}}`,
                'tempo_discarded_spans_total',
              ]),
              legend: 'lost',
            },
          ],
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
      [
        4,
        stat({
          title: 'Log lines lost',
          description:
            'Lines a second that agents gave up sending or that Loki discarded. Traces lack the logs beside them.',
          datasource,
          queries: [
            {
              expression: sumOf([
                'loki_write_dropped_entries_total',
                'promtail_dropped_entries_total',
                'loki_discarded_samples_total',
              ]),
              legend: 'lost',
            },
          ],
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
    ],
  };
}
