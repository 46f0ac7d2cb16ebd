import type { Dashboard } from '../dashboard';
import { dashboard } from '../in-typescript';
import { namespaces } from './namespaces';
import { nodesOfCluster } from './nodes';
import { summary } from './summary';
import { waiting } from './waiting';

/** A Kubernetes cluster at a glance: whether anything is wrong, how full it is, and who uses what. */
export function cluster(): Dashboard {
  return dashboard({
    uid: 'cluster',
    title: 'Cluster',
    description: 'What runs, what does not, and how much room is left, as kube-state-metrics and the kubelets see it.',
    asks: ['metrics'],
    tags: ['kubernetes'],
    onlyCollected: true,
    sections: [summary, waiting, nodesOfCluster, namespaces],
  });
}
