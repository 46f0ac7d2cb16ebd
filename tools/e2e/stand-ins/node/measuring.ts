import { readFileSync } from 'node:fs';
import type { Cluster } from '../../cluster';
import { type Claim, claimsOf } from '../../cluster/claims';
import type { Container } from '../../cluster/container';
import { bytes } from '../../cluster/quantity';
import type { StandIn } from '../../suite/stand-in';
import { fileOf, showNodeMetrics } from './servers';

/** The kubelet of the node, with what cAdvisor says of the processes that run, and with every claim's disk, empty. */
export const measuringKubelet = (): StandIn => {
  let measured: Cluster | undefined;
  return {
    description:
      'The kubelet serves tools/e2e/stand-ins/node/exposition, what the kernel counts of the pods above, and their disks as empty ones.',
    prepare: (cluster) => {
      measured = cluster;
    },
    start: async (scenery) => {
      const kubelet = fileOf('kubelet.txt');
      const claims = measured ? claimsOf(measured.runnable, measured.manifests) : [];
      const expositions = {
        '/metrics': () => `${kubelet()}${text(claims.flatMap(diskOf))}`,
        '/metrics/cadvisor': () => text((measured?.running ?? []).filter(({ running }) => running).flatMap(usedBy)),
      };
      await showNodeMetrics(scenery, expositions, 10250, scenery.network.node);
    },
  };
};

const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

/** Inodes as ext4 makes them: one for 16 KiB. */
export function diskOf({ name, namespace, storage }: Claim): string[] {
  const labels = `{namespace="${namespace}",persistentvolumeclaim="${name}"}`;
  const size = bytes(storage);
  const inodes = size / 16_384;
  return [
    `kubelet_volume_stats_capacity_bytes${labels} ${size}`,
    `kubelet_volume_stats_available_bytes${labels} ${size}`,
    `kubelet_volume_stats_inodes${labels} ${inodes}`,
    `kubelet_volume_stats_inodes_free${labels} ${inodes}`,
  ];
}

/** In cAdvisor's names. The network is that of the pod, and has no container. */
function usedBy(container: Container): string[] {
  const { pod, spec, processId } = container;
  const ofPod = `namespace="${pod.namespace}",pod="${pod.name}"`;
  const labels = `{container="${spec.name}",id="/pods/${pod.uid}/${spec.name}",image="${spec.image}",name="${pod.uid}",${ofPod}}`;
  const limit = spec.resources?.limits?.memory;
  return [
    `container_cpu_usage_seconds_total${labels} ${container.cpuSeconds()}`,
    `container_memory_working_set_bytes${labels} ${container.resident()}`,
    // Pages of files are not in what is resident here.
    `container_memory_total_active_file_bytes${labels} 0`,
    `container_spec_memory_limit_bytes${labels} ${limit ? bytes(limit) : 0}`,
    // cAdvisor says nothing about a pod in the node's network.
    ...(pod.spec.hostNetwork || !processId ? [] : networkOf(processId, pod.uid, ofPod)),
  ];
}

function networkOf(processId: number, uid: string, ofPod: string): string[] {
  const [received = '0', sent = '0'] = counted(readFileSync(`/proc/${processId}/net/dev`, 'utf8'));
  const labels = `{container="",id="/pods/${uid}",image="",interface="eth0",name="",${ofPod}}`;
  return [
    `container_network_receive_bytes_total${labels} ${received}`,
    `container_network_transmit_bytes_total${labels} ${sent}`,
  ];
}

/** The bytes that went through eth0, received and sent: the first and the ninth number of its row. */
export function counted(devices: string): readonly string[] {
  const [, row = ''] = /^\s*eth0:\s*(.+)$/m.exec(devices) ?? [];
  const numbers = row.trim().split(/\s+/);
  return [numbers[0], numbers[8]].flatMap((number) => number || []);
}
