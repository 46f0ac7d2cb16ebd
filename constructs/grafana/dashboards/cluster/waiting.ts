import { Short } from '@grafana/grafana-foundation-sdk/units';
import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { stackedBars, table } from '../panels';

/** What does not run, and what ends again and again. */
export function waiting({ metrics: datasource }: Asked<'metrics'>): Section {
  return {
    title: 'What is wrong',
    panels: [
      [
        8,
        table({
          title: 'Containers that wait',
          description: 'Containers that are not started, with the reason that the kubelet gives.',
          datasource,
          labels: [
            { title: 'Namespace', label: 'namespace' },
            { title: 'Pod', label: 'pod' },
            { title: 'Reason', label: 'reason' },
          ],
          values: [
            {
              title: 'Containers',
              expression: 'sum by (namespace, pod, reason) (kube_pod_container_status_waiting_reason) > 0',
              unit: Short,
            },
          ],
          sortBy: 'Containers',
        }),
      ],
      [
        8,
        stackedBars({
          title: 'Restarts',
          description: 'Containers that ended and were started again, by namespace.',
          datasource,
          queries: [
            {
              expression: 'sum by (namespace) (increase(kube_pod_container_status_restarts_total[$__interval])) > 0',
              legend: '{{namespace}}',
            },
          ],
          unit: Short,
        }),
      ],
      [
        8,
        table({
          title: 'Workloads that lack pods',
          description: 'Deployments whose pods do not all answer.',
          datasource,
          labels: [
            { title: 'Namespace', label: 'namespace' },
            { title: 'Deployment', label: 'deployment' },
          ],
          values: [
            {
              title: 'Missing',
              expression:
                'max by (namespace, deployment) (kube_deployment_spec_replicas) - max by (namespace, deployment) (kube_deployment_status_replicas_available) > 0',
              unit: Short,
              thresholds: { orange: 1, red: 2 },
            },
          ],
          sortBy: 'Missing',
        }),
      ],
    ],
  };
}
