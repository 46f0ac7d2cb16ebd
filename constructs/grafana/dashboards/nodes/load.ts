import { BytesIEC, PercentUnit, Short } from '@grafana/grafana-foundation-sdk/units';
import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { timeSeries } from '../panels';
import { selected } from './selection';

/** What the processors do, and who waits for them. */
export function processors({ metrics: datasource }: Asked<'metrics'>): Section {
  const cpu = `node_cpu_seconds_total{${selected}`;
  return {
    title: 'Processors',
    panels: [
      [
        8,
        timeSeries({
          title: 'In use',
          description: 'The share of all processors of a node that work. Waiting for a disk is not counted.',
          datasource,
          queries: [
            {
              expression: `1 - sum by (instance) (rate(${cpu}, mode=~"idle|iowait"}[$__rate_interval])) / sum by (instance) (rate(${cpu}}[$__rate_interval]))`,
              legend: '{{instance}}',
            },
          ],
          unit: PercentUnit,
          max: 1,
          thresholds: { orange: 0.8, red: 0.9 },
        }),
      ],
      [
        8,
        timeSeries({
          title: 'By what they do',
          description: 'Seconds of processor time in each second, by mode.',
          datasource,
          queries: [
            {
              expression: `sum by (instance, mode) (rate(${cpu}, mode!="idle"}[$__rate_interval]))`,
              legend: '{{instance}} {{mode}}',
            },
          ],
          unit: Short,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Load for each processor',
          description:
            'What runs or waits, divided by the processors. Long above 1, programs wait for their turn or for a disk.',
          datasource,
          queries: [
            {
              expression: `max by (instance) (node_load5{${selected}}) / count by (instance) (${cpu}, mode="idle"})`,
              legend: '{{instance}}',
            },
          ],
          unit: Short,
          thresholds: { orange: 1, red: 2 },
        }),
      ],
    ],
  };
}

/** What memory is in use, and whether programs wait for it. */
export function memory({ metrics: datasource }: Asked<'metrics'>): Section {
  return {
    title: 'Memory',
    panels: [
      [
        8,
        timeSeries({
          title: 'In use',
          description: 'The share of the memory that programs could not get without others losing theirs.',
          datasource,
          queries: [
            {
              expression: `1 - max by (instance) (node_memory_MemAvailable_bytes{${selected}}) / max by (instance) (node_memory_MemTotal_bytes{${selected}})`,
              legend: '{{instance}}',
            },
          ],
          unit: PercentUnit,
          max: 1,
          thresholds: { orange: 0.8, red: 0.9 },
        }),
      ],
      [
        8,
        timeSeries({
          title: 'By what it holds',
          description: 'Memory of programs, of files that were read, and what is free.',
          datasource,
          queries: (
            [
              ['AnonPages', 'of programs'],
              ['Cached', 'of files'],
              ['Slab', 'of the kernel'],
              ['MemFree', 'free'],
            ] as const
          ).map(([part, name]) => ({
            expression: `max by (instance) (node_memory_${part}_bytes{${selected}})`,
            legend: `{{instance}} ${name}`,
          })),
          unit: BytesIEC,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Pages that were not in memory',
          description:
            'Pages read from a disk in a second, as they were not in memory. Many hint at too little memory.',
          datasource,
          queries: [
            {
              expression: `sum by (instance) (rate(node_vmstat_pgmajfault{${selected}}[$__rate_interval]))`,
              legend: '{{instance}}',
            },
          ],
          unit: Short,
        }),
      ],
    ],
  };
}
