import { PercentUnit, Short } from '@grafana/grafana-foundation-sdk/units';
import type { Section } from '../layout';
import { timeSeries } from '../panels';
import type { Names } from './names';
import { type Datasources, selected } from './selection';

/** How the virtual machine does. */
export function jvm({ metrics: datasource }: Datasources, { collections, threads, processor }: Names): Section {
  return {
    title: 'JVM',
    panels: [
      [
        8,
        timeSeries({
          title: 'Time in garbage collection',
          description: 'The share of each second that went into collections, by collector.',
          datasource,
          queries: [
            {
              expression: `sum by (pod, ${collections.collector}) (rate(${collections.seconds}{${selected}}[$__rate_interval]))`,
              legend: `{{pod}} {{${collections.collector}}}`,
            },
          ],
          unit: PercentUnit,
          thresholds: { orange: 0.05, red: 0.1 },
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Threads',
          description: 'Threads by state. Many that are blocked or waiting hint at a lock or an exhausted pool.',
          datasource,
          queries: [
            {
              expression: `sum by (pod, ${threads.state}) (${threads.count}{${selected}})`,
              legend: `{{pod}} {{${threads.state}}}`,
            },
          ],
          unit: Short,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Processor',
          description: 'What the JVM uses of the processors that it sees.',
          datasource,
          queries: [
            {
              expression: `max by (pod) (${processor}{${selected}})`,
              legend: '{{pod}}',
            },
          ],
          unit: PercentUnit,
          max: 1,
          thresholds: { orange: 0.8, red: 0.95 },
        }),
      ],
    ],
  };
}

/** Whether the pool has connections to give. */
export function connections({ metrics: datasource }: Datasources, names: Names): Section {
  const { states, most, waiting, pool } = names.connections;
  return {
    title: 'Database connections',
    panels: [
      [
        12,
        timeSeries({
          title: 'Connections in the pool',
          description: 'Connections by state, and the most that the pool opens.',
          datasource,
          queries: [
            ...states.map(({ metric, label, state }) => ({
              expression: `sum by (${['pod', pool, ...(label ? [label] : [])].join(', ')}) (${metric}{${selected}})`,
              legend: `{{pod}} {{${pool}}} ${state}`,
            })),
            { expression: `max by (pod, ${pool}) (${most}{${selected}})`, legend: `{{pod}} {{${pool}}} most` },
          ],
          unit: Short,
        }),
      ],
      [
        12,
        timeSeries({
          title: 'Waiting for a connection',
          description:
            'Requests that wait because every connection is in use. Above zero for long, the pool is too small or queries too slow.',
          datasource,
          queries: [
            {
              expression: `sum by (pod, ${pool}) (${waiting}{${selected}})`,
              legend: `{{pod}} {{${pool}}}`,
            },
          ],
          unit: Short,
          thresholds: { orange: 1, red: 10 },
        }),
      ],
    ],
  };
}
