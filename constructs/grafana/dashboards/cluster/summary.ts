import { PercentUnit, Short } from '@grafana/grafana-foundation-sdk/units';
import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { gauge, stat } from '../panels';
import { allocatable, requestedOfAll, used } from './used';

const room = { orange: 0.8, red: 0.95 };

/** Whether anything is wrong, and whether there is room. */
export function summary({ metrics: datasource }: Asked<'metrics'>): Section {
  const number = (title: string, description: string, expression: string, bad?: { orange: number; red: number }) =>
    stat({
      title,
      description,
      datasource,
      queries: [{ expression, legend: title.toLowerCase() }],
      unit: Short,
      thresholds: bad,
    });
  const share = (title: string, description: string, expression: string) =>
    gauge({
      title,
      description,
      datasource,
      queries: [{ expression, legend: title.toLowerCase() }],
      unit: PercentUnit,
      max: 1,
      thresholds: room,
    });
  return {
    title: 'At a glance',
    height: 6,
    panels: [
      [
        3,
        number(
          'Nodes not ready',
          'Nodes that do not say that they are ready. It should be none.',
          'count(max by (node) (kube_node_status_condition{condition="Ready", status="true"}) == 0) or vector(0)',
          { orange: 1, red: 2 },
        ),
      ],
      [
        3,
        number(
          'Pods not ready',
          'Pods that run and do not answer, or that wait. Those that were started just now are among them.',
          'count(max by (namespace, pod) (kube_pod_status_phase{phase=~"Pending|Running|Unknown"}) == 1 unless max by (namespace, pod) (kube_pod_status_ready{condition="true"}) == 1) or vector(0)',
          { orange: 1, red: 5 },
        ),
      ],
      [
        3,
        number(
          'Restarts in an hour',
          'Containers that ended and were started again within the last hour.',
          'sum(increase(kube_pod_container_status_restarts_total[1h])) or vector(0)',
          { orange: 1, red: 20 },
        ),
      ],
      [3, number('Pods', 'Pods that run.', 'sum(max by (namespace, pod) (kube_pod_status_phase{phase="Running"}))')],
      [
        3,
        share(
          'Processors requested',
          'What pods have requested of what nodes have for them. At 100 % no further pod finds a place.',
          `${requestedOfAll('cpu')} / ${allocatable('cpu')}`,
        ),
      ],
      [
        3,
        share(
          'Processors in use',
          'What containers use of what nodes have for pods.',
          `sum(${used.cpu}) / ${allocatable('cpu')}`,
        ),
      ],
      [
        3,
        share(
          'Memory requested',
          'What pods have requested of what nodes have for them. At 100 % no further pod finds a place.',
          `${requestedOfAll('memory')} / ${allocatable('memory')}`,
        ),
      ],
      [
        3,
        share(
          'Memory in use',
          'What containers use of what nodes have for pods.',
          `sum(${used.memory}) / ${allocatable('memory')}`,
        ),
      ],
    ],
  };
}
