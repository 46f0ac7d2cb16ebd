import { ContainerLog } from '../cluster/container-log';
import type { Pod } from '../cluster/pod';
import type { RunFolder } from '../cluster/run-folder';
import { type Scene, type Stage, suite } from '../suite';
import { leaveOutOfAlloy } from './alloy-components';
import { checkApplication } from './checks/application';
import { checkCorrelation } from './checks/correlation';
import { checkNode } from './checks/node';
import { checkOutage } from './checks/outage';
import { checkOverload } from './checks/overload';
import { checkSampling } from './checks/sampling';
import { checkSignals } from './checks/signals';
import { measureThroughput } from './checks/throughput';
import type { LabContext } from './context';
import { mimir } from './metric-stores';
import { startNodeExporters } from './node-exporters';
import { playedPods } from './played-pods';
import { Traffic } from './traffic';

/** The lab, with its demo and what its cluster has. */
export const lab = suite<LabContext>({
  environment: 'lab',
  parts: {
    signals: { title: 'Labels, filter, no duplicates', run: checkSignals },
    sampling: { title: 'Sampling and rates', run: checkSampling },
    application: { title: 'The Spring application with the Java agent', run: checkApplication },
    node: { title: 'What Alloy scrapes', run: checkNode },
    correlation: { title: 'The links between the datasources', run: checkCorrelation },
    throughput: { title: 'Throughput', run: measureThroughput },
    outage: { title: 'The stores stopped for a minute under load, the Collector killed', run: checkOutage },
    overload: { title: 'Overload', run: checkOverload },
  },
  scene,
});

function scene({ manifests, folder, report }: Stage): Scene<LabContext> {
  const played = playedPods(manifests);
  let leftOut: readonly string[] = [];
  return {
    played: Object.values(played),
    standIns:
      'The Kubernetes API, kubelet, Hubble and ztunnel are stand-ins: they serve the pods above and test/e2e/exposition.',
    metrics: mimir,
    prepare: (cluster, images) => {
      leftOut = leaveOutOfAlloy(cluster, images, folder.path, report);
    },
    beside: async (surroundings) => {
      await startNodeExporters(surroundings, played.ztunnel);
    },
    begin: (context) => {
      writeMeshLog(played.ztunnel, folder);
      const visited = context.cluster.container('spring-app') !== undefined;
      const traffic = visited ? new Traffic(context.cluster, played.shop) : undefined;
      return { ...context, played, traffic, leftOut };
    },
    end: async ({ traffic }) => traffic?.stop(),
  };
}

/** A line as ztunnel prints it in JSON; its chart calls the container istio-proxy. */
function writeMeshLog(ztunnel: Pod, folder: RunFolder): void {
  const log = new ContainerLog(folder.logOf(ztunnel, 'istio-proxy'));
  log.write(
    JSON.stringify({ level: 'info', time: new Date().toISOString(), scope: 'access', message: 'connection complete' }),
  );
  log.end();
}
