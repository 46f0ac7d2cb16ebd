import { CountsPerSecond, Short } from '@grafana/grafana-foundation-sdk/units';
import type { PrometheusDatasource } from '../../../kit';
import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { timeSeries } from '../panels';
import { nothingLost, rate } from './rates';

/** What Loki takes in and refuses. */
export function logStore({ pipeline: datasource }: Asked<'pipeline'>): Section {
  return {
    title: 'Loki',
    panels: [
      [
        8,
        timeSeries({
          title: 'Lines received',
          description: 'Lines a second, by the format in which they came.',
          datasource,
          queries: [rate('loki_distributor_lines_received_total', ['format'])],
          unit: CountsPerSecond,
        }),
      ],
      [8, linesDiscarded(datasource)],
      [8, streamsInMemory(datasource)],
    ],
  };
}

/** The lines that Loki refuses, and why. */
export function linesDiscarded(datasource: PrometheusDatasource) {
  return timeSeries({
    title: 'Lines discarded',
    description: 'Lines that Loki refused, a second: a limit was reached, or they were too old.',
    datasource,
    queries: [rate('loki_discarded_samples_total', ['reason'])],
    unit: CountsPerSecond,
    thresholds: nothingLost,
  });
}

/** The streams that Loki holds open. */
export function streamsInMemory(datasource: PrometheusDatasource) {
  return timeSeries({
    title: 'Streams in memory',
    description: 'Distinct sets of labels that are written to. A steep rise is a label with too many values.',
    datasource,
    queries: [{ expression: 'sum by (instance) (loki_ingester_memory_streams)', legend: '{{instance}}' }],
    unit: Short,
  });
}

/** What Mimir takes in and refuses. */
export function metricStore({ pipeline: datasource }: Asked<'pipeline'>): Section {
  return {
    title: 'Mimir',
    panels: [
      [
        8,
        timeSeries({
          title: 'Samples received',
          description: 'Samples a second, by remote write and by OTLP.',
          datasource,
          queries: [rate('cortex_distributor_received_samples_total', ['instance'])],
          unit: CountsPerSecond,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Samples discarded',
          description: 'Samples that Mimir refused, a second: a limit was reached, or they were too old.',
          datasource,
          queries: [rate('cortex_discarded_samples_total', ['reason'])],
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Series in memory',
          description: 'Series that are written to. Memory grows with them.',
          datasource,
          queries: [{ expression: 'sum by (instance) (cortex_ingester_memory_series)', legend: '{{instance}}' }],
          unit: Short,
        }),
      ],
    ],
  };
}

/** What Tempo takes in, refuses, and makes metrics of. */
export function traceStore({ pipeline: datasource }: Asked<'pipeline'>): Section {
  return {
    title: 'Tempo',
    panels: [
      [
        6,
        timeSeries({
          title: 'Spans received',
          description: 'Spans a second, at the door and at the metrics generator.',
          datasource,
          queries: [
            rate('tempo_distributor_spans_received_total', ['instance'], 'received'),
            rate('tempo_metrics_generator_spans_received_total', ['instance'], 'generator'),
          ],
          unit: CountsPerSecond,
        }),
      ],
      [6, spansDiscarded(datasource)],
      [
        6,
        timeSeries({
          title: 'Spans left out of the metrics',
          description: 'Spans that came too late for the metrics generator, a second. The request rates lack them.',
          datasource,
          queries: [rate('tempo_metrics_generator_spans_discarded_total', ['reason'])],
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Series made from spans',
          description: 'Series that the metrics generator keeps.',
          datasource,
          queries: [
            {
              expression: 'sum by (instance) (tempo_metrics_generator_registry_active_series)',
              legend: '{{instance}}',
            },
          ],
          unit: Short,
        }),
      ],
    ],
  };
}

/** The spans that Tempo refuses, and why. */
export function spansDiscarded(datasource: PrometheusDatasource) {
  return timeSeries({
    title: 'Spans discarded',
    description: 'Spans that Tempo refused, a second.',
    datasource,
    queries: [rate('tempo_discarded_spans_total', ['reason'])],
    unit: CountsPerSecond,
    thresholds: nothingLost,
  });
}
