import type { Dashboard } from '../dashboard';
import { describedBy } from '../described';
import { dashboard } from '../in-typescript';
import { labelVariable } from '../variables';
import { memory, processors } from './containers';
import { lines } from './lines';
import { networkAndVolumes } from './network-and-volumes';
import { state } from './state';

/** The pods of a namespace: what they use against what they may, whether they run, and what they say. */
export function workloads(): Dashboard {
  const made = dashboard({
    uid: 'workloads',
    title: 'Workloads',
    description: 'The pods of a namespace.',
    asks: ['metrics'],
    asksIfGiven: ['logs'],
    tags: ['kubernetes'],
    onlyCollected: true,
    variables: ({ metrics: datasource }) => [
      labelVariable({ name: 'namespace', label: 'Namespace', datasource, metric: 'kube_pod_info' }),
      labelVariable({ name: 'pod', label: 'Pod', datasource, metric: 'kube_pod_info{namespace=~"$namespace"}' }),
    ],
    sections: [processors, memory, state, networkAndVolumes, lines],
  });
  return describedBy(made, ({ logs }) => {
    const shown = ['processors', 'memory', 'restarts', 'network', ...(logs ? ['volumes'] : [])];
    return `The pods of a namespace: ${shown.join(', ')} and ${logs ? 'log lines' : 'volumes'}.`;
  });
}
