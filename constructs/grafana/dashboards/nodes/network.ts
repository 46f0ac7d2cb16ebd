import { BytesPerSecondIEC, CountsPerSecond, PercentUnit, Seconds } from '@grafana/grafana-foundation-sdk/units';
import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { timeSeries } from '../panels';
import { selected } from './selection';

/** What comes and goes by the network devices. */
export function network({ metrics: datasource }: Asked<'metrics'>): Section {
  const rate = (metric: string) => `sum by (instance, device) (rate(${metric}{${selected}}[$__rate_interval]))`;
  const ways = ['receive', 'transmit'] as const;
  return {
    title: 'Network',
    panels: [
      [
        12,
        timeSeries({
          title: 'Received and sent',
          description: 'Bytes a second of each network device.',
          datasource,
          queries: ways.map((way) => ({
            expression: rate(`node_network_${way}_bytes_total`),
            legend: `{{instance}} {{device}} ${way}`,
          })),
          unit: BytesPerSecondIEC,
        }),
      ],
      [
        12,
        timeSeries({
          title: 'Errors and drops',
          description: 'Packets a second that were damaged, or for which there was no room.',
          datasource,
          queries: ways.flatMap((way) =>
            (['errs', 'drop'] as const).map((what) => ({
              expression: rate(`node_network_${way}_${what}_total`),
              legend: `{{instance}} {{device}} ${way} ${what}`,
            })),
          ),
          unit: CountsPerSecond,
        }),
      ],
    ],
  };
}

/** What the kernel has room for, and whether its clock is right. */
export function kernel({ metrics: datasource }: Asked<'metrics'>): Section {
  const share = (used: string, limit: string) =>
    `max by (instance) (${used}{${selected}}) / max by (instance) (${limit}{${selected}})`;
  return {
    title: 'Kernel',
    panels: [
      [
        8,
        timeSeries({
          title: 'Connections followed',
          description: 'How full the table of connections is. Beyond it new ones are dropped.',
          datasource,
          queries: [
            {
              expression: share('node_nf_conntrack_entries', 'node_nf_conntrack_entries_limit'),
              legend: '{{instance}}',
            },
          ],
          unit: PercentUnit,
          max: 1,
          thresholds: { orange: 0.7, red: 0.8 },
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Files open',
          description: 'The share of the files and connections that may be open.',
          datasource,
          queries: [{ expression: share('node_filefd_allocated', 'node_filefd_maximum'), legend: '{{instance}}' }],
          unit: PercentUnit,
          max: 1,
          thresholds: { orange: 0.7, red: 0.8 },
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Clock',
          description: 'By how much the clock is wrong, as far as the kernel knows.',
          datasource,
          queries: [
            { expression: `max by (instance) (abs(node_timex_offset_seconds{${selected}}))`, legend: '{{instance}}' },
          ],
          unit: Seconds,
          thresholds: { orange: 0.02, red: 0.05 },
        }),
      ],
    ],
  };
}
