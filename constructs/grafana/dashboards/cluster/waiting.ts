import { Short } from '@grafana/grafana-foundation-sdk/units';
import { replicas } from '../../../kubernetes/replicas';
import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { stackedBars, table } from '../panels';

/** Pods that workloads lack, whatever their kind. */
const missing = replicas
  .map(({ kind, label, missing: ofKind }) => {
    const named = `label_replace(${ofKind}, "workload", "$1", "${label}", "(.+)")`;
    return `label_replace(${named}, "kind", "${kind}", "", "")`;
  })
  .join(' or ');

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
          description: 'Deployments, StatefulSets and DaemonSets whose pods do not all answer.',
          datasource,
          labels: [
            { title: 'Namespace', label: 'namespace' },
            { title: 'Kind', label: 'kind' },
            { title: 'Workload', label: 'workload' },
          ],
          values: [
            {
              title: 'Missing',
              expression: `sum by (namespace, kind, workload) (${missing})`,
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
