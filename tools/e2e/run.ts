import { join } from 'node:path';
import { endWhenInterrupted } from '../namespaces';
import { Report } from '../report';
import { checks } from './checks';
import { checkAfterwards } from './checks/afterwards';
import { checkReadiness } from './checks/readiness';
import { Cluster } from './cluster';
import { ContainerLog } from './cluster/container-log';
import { Manifests } from './cluster/manifests';
import { MemoryGroups } from './cluster/memory-group';
import type { Pod } from './cluster/pod';
import { RunFolder } from './cluster/run-folder';
import type { Context } from './context';
import { MemoryTable } from './memory-table';
import type { Part } from './parts';
import { playedPods } from './played-pods';
import { leaveOutOfAlloy } from './programs/alloy-components';
import { type ImageTable, imageOf } from './programs/image';
import { withTraceSink } from './programs/trace-sink';
import { Stores } from './stores';
import { Traffic } from './traffic';

/** What the outer process has prepared. */
export interface Prepared {
  readonly folder: string;
  readonly groupName: string;
  readonly images: ImageTable;
  readonly parts: readonly Part[];
}

const environment = 'lab';

/** The run, in namespaces of its own. Returns whether every check that ran has passed. */
export async function runInside({ folder: path, groupName, images: obtained, parts }: Prepared): Promise<boolean> {
  const report = new Report();
  const folder = new RunFolder(path);
  const manifests = new Manifests(`dist/${environment}`);
  const played = playedPods(manifests);
  const { images, sink } = withTraceSink(obtained, join(path, 'trace-sink.yaml'));
  const memory = MemoryGroups.make(groupName);
  const cluster = new Cluster(manifests, images, Object.values(played), folder, memory);
  endWhenInterrupted();

  report.heading(`dist/${environment} as processes`);
  printPods(cluster, images, report);
  const leftOut = leaveOutOfAlloy(cluster, images, path, report);
  if (!memory) report.note('This machine lets no memory limits be set: the limits of the manifests are not enforced.');
  await cluster.start(played.ztunnel);
  await sink?.listen();
  const memoryTable = new MemoryTable(cluster);
  const stores = new Stores(cluster);
  const base = { cluster, report, stores, played, folder, memory: memoryTable, leftOut, sink };
  let traffic: Traffic | undefined;
  try {
    await checkReadiness(cluster, report);
    memoryTable.loadBegins();
    writeMeshLog(played.ztunnel, folder);
    if (cluster.container('spring-app')) traffic = new Traffic(cluster, played.shop);
    const context: Context = { ...base, traffic };
    for (const part of parts) {
      report.heading(checks[part].title);
      await checks[part].run(context);
    }
    await checkAfterwards(context);
  } finally {
    await traffic?.stop();
    memoryTable.print(report);
    await cluster.stop(10);
  }
  return report.finish();
}

function printPods(cluster: Cluster, images: ImageTable, report: Report): void {
  const rows = cluster.pods.map((pod) => {
    const [container] = pod.spec.containers;
    const image = container ? imageOf(images, container.image) : undefined;
    const missing = cluster.missing(pod);
    const what = image && 'description' in image ? image.description : '';
    return [`${pod.namespace}/${pod.workload}`, missing ? '' : pod.address, missing ? `not run: ${missing}` : what];
  });
  report.table(['workload', 'address', 'what runs'], rows);
  report.note(
    'The Kubernetes API, kubelet, Hubble and ztunnel are stand-ins: they serve the pods above and test/e2e/exposition.',
  );
}

/** A line as ztunnel prints it in JSON; its chart calls the container istio-proxy. */
function writeMeshLog(ztunnel: Pod, folder: RunFolder): void {
  const log = new ContainerLog(folder.logOf(ztunnel, 'istio-proxy'));
  log.write(
    JSON.stringify({ level: 'info', time: new Date().toISOString(), scope: 'access', message: 'connection complete' }),
  );
  log.end();
}
