import { ContainerLog } from '../../cluster/container-log';
import { mainContainer } from '../../cluster/pod';
import type { StandIn } from '../../suite/stand-in';
import { showMetrics, showNodeMetrics } from './servers';

/** The kubelet of every node, with its own metrics and those of cAdvisor. */
export const kubelet: StandIn = {
  description: 'The kubelet serves tools/e2e/stand-ins/node/exposition.',
  start: async (scenery) => {
    const expositions = { '/metrics': 'kubelet.txt', '/metrics/cadvisor': 'cadvisor.txt' };
    await showNodeMetrics(scenery, expositions, 10250, scenery.network.node);
  },
};

/** Hubble on the node. */
export const hubble: StandIn = {
  description: 'Hubble serves tools/e2e/stand-ins/node/exposition.',
  start: async ({ network }) => {
    await showMetrics({ '/metrics': 'hubble.txt' }, 9965, network.node);
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
    await showMetrics({ '/stats/prometheus': 'ztunnel.txt' }, 15020, played.address);
    const log = new ContainerLog(folder.logOf(played, mainContainer(played).name));
    const line = { level: 'info', time: new Date().toISOString(), scope: 'access', message: 'connection complete' };
    log.write(JSON.stringify(line));
    log.end();
  },
};
