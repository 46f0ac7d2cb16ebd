import { BytesIEC, Percent, PercentUnit, Short } from '@grafana/grafana-foundation-sdk/units';
import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { stat, timeSeries } from '../panels';

/** Every process of the pipeline: up, and within its memory. */
export function processes({ pipeline: datasource }: Asked<'pipeline'>): Section {
  return {
    title: 'Processes',
    panels: [
      [
        4,
        stat({
          title: 'Targets down',
          description: 'Targets whose metrics could not be read. Above zero, look at the pods of the job.',
          datasource,
          queries: [{ expression: 'count(up == 0) or vector(0)', legend: 'down' }],
          unit: Short,
          thresholds: { orange: 1, red: 2 },
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Targets up',
          description: 'The share of the targets of each job whose metrics could be read.',
          datasource,
          queries: [{ expression: 'avg by (job) (up)', legend: '{{job}}' }],
          unit: PercentUnit,
          max: 1,
        }),
      ],
      [
        7,
        timeSeries({
          title: 'Memory',
          description: 'Memory of each process.',
          datasource,
          queries: [
            { expression: 'process_resident_memory_bytes', legend: '{{job}} {{instance}}' },
            { expression: 'otelcol_process_memory_rss', legend: '{{job}} {{instance}}' },
          ],
          unit: BytesIEC,
        }),
      ],
      [
        7,
        timeSeries({
          title: 'Memory against the limit of the runtime',
          description:
            'Memory as a share of GOMEMLIMIT, at which Go collects harder. Long above 100, the limit is too small.',
          datasource,
          queries: [
            {
              expression: '100 * process_resident_memory_bytes / go_gc_gomemlimit_bytes',
              legend: '{{job}} {{instance}}',
            },
          ],
          unit: Percent,
          thresholds: { orange: 100, red: 115 },
        }),
      ],
    ],
  };
}
