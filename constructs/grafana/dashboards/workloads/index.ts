import type { Dashboard } from '../dashboard';
import { dashboard } from '../in-typescript';
import { labelVariable } from '../variables';
import { memory, processors } from './containers';
import { lines } from './lines';
import { networkAndVolumes } from './network-and-volumes';
import { state } from './state';

/** The pods of a namespace: what they use against what they may, whether they run, and what they say. */
export function workloads(): Dashboard {
  return dashboard({
    uid: 'workloads',
    title: 'Workloads',
    description: 'The pods of a namespace: processors, memory, restarts, network, volumes and log lines.',
    asks: ['metrics', 'logs'],
    tags: ['kubernetes'],
    variables: ({ metrics: datasource }) => [
      labelVariable({ name: 'namespace', label: 'Namespace', datasource, metric: 'kube_pod_info' }),
      labelVariable({ name: 'pod', label: 'Pod', datasource, metric: 'kube_pod_info{namespace=~"$namespace"}' }),
    ],
    sections: [processors, memory, state, networkAndVolumes, lines],
  });
}
