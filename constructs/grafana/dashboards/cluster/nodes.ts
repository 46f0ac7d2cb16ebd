import { PercentUnit, Short } from '@grafana/grafana-foundation-sdk/units';
import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { table } from '../panels';
import { allocatable, requested } from './used';

const room = { orange: 0.8, red: 0.95 };

/** How much of each node is taken. */
export function nodesOfCluster({ metrics: datasource }: Asked<'metrics'>): Section {
  return {
    title: 'Nodes',
    panels: [
      [
        24,
        table({
          title: 'Nodes',
          description: 'What pods have requested of what each node has for them, and how many pods there are.',
          datasource,
          labels: [{ title: 'Node', label: 'node' }],
          values: [
            {
              title: 'Processors requested',
              expression: `${requested('cpu', 'node')} / ${allocatable('cpu', 'node')}`,
              unit: PercentUnit,
              thresholds: room,
            },
            {
              title: 'Memory requested',
              expression: `${requested('memory', 'node')} / ${allocatable('memory', 'node')}`,
              unit: PercentUnit,
              thresholds: room,
            },
            { title: 'Pods', expression: 'sum by (node) (kube_pod_info{node!=""})', unit: Short },
            { title: 'Pods at most', expression: allocatable('pods', 'node'), unit: Short },
            {
              title: 'Ready',
              expression: 'max by (node) (kube_node_status_condition{condition="Ready", status="true"})',
              unit: Short,
              thresholds: { orange: 1, red: 0.5 },
            },
          ],
          sortBy: 'Memory requested',
        }),
      ],
    ],
  };
}
