import type { Dashboard } from '../dashboard';
import { dashboard } from '../in-typescript';
import { labelVariable } from '../variables';
import { disks, filesystems } from './disks';
import { memory, processors } from './load';
import { kernel, network } from './network';

/** Nodes, as node exporter sees them: processors, memory, file systems, disks, network, and the limits of the kernel. */
export function nodes(): Dashboard {
  return dashboard({
    uid: 'nodes',
    title: 'Nodes',
    description: 'What the machines of the cluster do, as node exporter measures it.',
    asks: ['metrics'],
    tags: ['kubernetes'],
    onlyCollected: true,
    variables: ({ metrics: datasource }) => [
      labelVariable({ name: 'instance', label: 'Node', datasource, metric: 'node_uname_info' }),
    ],
    sections: [processors, memory, filesystems, disks, network, kernel],
  });
}
