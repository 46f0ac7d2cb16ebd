import { ContainerLog } from '../../cluster/container-log';
import { mainContainer, type Pod } from '../../cluster/pod';
import type { StandIn } from '../../suite/stand-in';
import { measured } from './measured';
import { fileOf, showMetrics, showNodeMetrics } from './servers';

/** The kubelet of every node, with its own metrics and those of cAdvisor, which knows a pod that the API server knows too. */
export const kubelet: StandIn = {
  description: `The kubelet serves tools/e2e/stand-ins/node/exposition, and what cAdvisor says of the pod ${measured.name}.`,
  prepares: { pods: [measured] },
  start: async (scenery) => {
    const pod = scenery.pod(measured.name);
    const containers = fileOf('cadvisor.txt');
    const expositions = {
      '/metrics': fileOf('kubelet.txt'),
      '/metrics/cadvisor': () => `${containers()}${workingSetOf(pod)}\n`,
    };
    await showNodeMetrics(scenery, expositions, 10250, scenery.network.node);
  },
};

/** A series with a time of its own, as cAdvisor's have it. */
function workingSetOf(pod: Pod): string {
  const { name: container } = mainContainer(pod);
  const labels = `container="${container}",id="/pods/${pod.uid}",name="${pod.uid}",namespace="${pod.namespace}",pod="${pod.name}"`;
  return `container_memory_working_set_bytes{${labels}} 1000000 ${Date.now()}`;
}

/** Hubble on the node. */
export const hubble: StandIn = {
  description: 'Hubble serves tools/e2e/stand-ins/node/exposition.',
  start: async ({ network }) => {
    await showMetrics({ '/metrics': fileOf('hubble.txt') }, 9965, network.node);
  },
};

const ztunnelPod = {
  name: 'ztunnel',
  namespace: 'istio-system',
  kind: 'DaemonSet',
  // The name that its chart gives the container.
  container: 'istio-proxy',
  labels: { app: 'ztunnel' },
} as const;

/** The mesh's proxy on the node, with its metrics and a line of its log. */
export const ztunnel: StandIn = {
  description: 'ztunnel is a pod that serves tools/e2e/stand-ins/node/exposition and prints one line.',
  prepares: { pods: [ztunnelPod] },
  start: async ({ pod, folder }) => {
    const played = pod(ztunnelPod.name);
    await showMetrics({ '/stats/prometheus': fileOf('ztunnel.txt') }, 15020, played.address);
    const log = new ContainerLog(folder.logOf(played, mainContainer(played).name));
    const line = { level: 'info', time: new Date().toISOString(), scope: 'access', message: 'connection complete' };
    log.write(JSON.stringify(line));
    log.end();
  },
};
