import { Short } from '@grafana/grafana-foundation-sdk/units';
import type { Section } from '../layout';
import { stackedBars, table, timeSeries } from '../panels';
import { container, type Datasources, ofContainer, selected } from './selection';

/** Whether pods run, and why they ended. */
export function state({ metrics: datasource }: Datasources): Section {
  return {
    title: 'State',
    panels: [
      [
        8,
        timeSeries({
          title: 'Pods by phase',
          description: 'How many pods wait, run, or have ended.',
          datasource,
          queries: [
            {
              expression: `sum by (namespace, phase) (kube_pod_status_phase{${selected}}) > 0`,
              legend: '{{namespace}} {{phase}}',
            },
          ],
          unit: Short,
        }),
      ],
      [
        8,
        stackedBars({
          title: 'Restarts',
          description: 'Containers that ended and were started again.',
          datasource,
          queries: [
            {
              expression: `sum by (${ofContainer}) (increase(kube_pod_container_status_restarts_total{${selected}}[$__interval])) > 0`,
              legend: container,
            },
          ],
          unit: Short,
        }),
      ],
      [
        8,
        table({
          title: 'Why containers ended',
          description: 'The reason of the last end of each container, where there was one.',
          datasource,
          labels: [
            { title: 'Pod', label: 'pod' },
            { title: 'Container', label: 'container' },
            { title: 'Reason', label: 'reason' },
          ],
          values: [
            {
              title: 'Containers',
              expression: `sum by (pod, container, reason) (kube_pod_container_status_last_terminated_reason{${selected}}) > 0`,
              unit: Short,
            },
          ],
          sortBy: 'Containers',
        }),
      ],
    ],
  };
}
