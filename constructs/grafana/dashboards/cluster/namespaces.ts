import { BytesIEC, Short } from '@grafana/grafana-foundation-sdk/units';
import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { table, timeSeries } from '../panels';
import { requested, used } from './used';

/** Who uses the cluster. */
export function namespaces({ metrics: datasource }: Asked<'metrics'>): Section {
  const cpu = `sum by (namespace) (${used.cpu})`;
  const memory = `sum by (namespace) (${used.memory})`;
  return {
    title: 'Namespaces',
    panels: [
      [
        8,
        timeSeries({
          title: 'Processors',
          description: 'Processors in use, by namespace.',
          datasource,
          queries: [{ expression: cpu, legend: '{{namespace}}' }],
          unit: Short,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Memory',
          description: 'Memory in use, by namespace.',
          datasource,
          queries: [{ expression: memory, legend: '{{namespace}}' }],
          unit: BytesIEC,
        }),
      ],
      [
        8,
        table({
          title: 'Used and requested',
          description:
            'What each namespace uses and what its pods have requested. Far less used than requested is room that nobody gets.',
          datasource,
          labels: [{ title: 'Namespace', label: 'namespace' }],
          values: [
            { title: 'Processors', expression: cpu, unit: Short },
            { title: 'requested', expression: requested('cpu', 'namespace'), unit: Short },
            { title: 'Memory', expression: memory, unit: BytesIEC },
            { title: 'Memory requested', expression: requested('memory', 'namespace'), unit: BytesIEC },
          ],
          sortBy: 'Memory',
        }),
      ],
    ],
  };
}
