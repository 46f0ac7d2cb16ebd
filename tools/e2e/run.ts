import { join } from 'node:path';
import { endWhenInterrupted } from '../namespaces';
import { type Counts, Report } from '../report';
import { checkAfterwards } from './checks/afterwards';
import { checkReadiness } from './checks/readiness';
import { Cluster } from './cluster';
import { Manifests } from './cluster/manifests';
import { MemoryGroups } from './cluster/memory-group';
import { RunFolder } from './cluster/run-folder';
import type { Context } from './context';
import { MemoryTable } from './memory-table';
import { type ImageTable, imageOf } from './programs/image';
import type { StartedPrograms } from './programs/started';
import { withTraceSink } from './programs/trace-sink';
import { Stores } from './stores';
import type { Scene, SuiteProps } from './suite';
import { KeptTraces } from './traces';

/** What the outer process has prepared for one environment. */
export interface Prepared {
  readonly environment: string;
  readonly folder: string;
  readonly groupName: string;
  readonly images: ImageTable;
  readonly programs: StartedPrograms;
  /** Where the counts are left. */
  readonly countsFile: string;
  readonly parts: readonly string[];
}

/** Runs one environment, in the namespaces of this process. Returns the verdicts. */
export async function runInside<C extends Context>(suite: SuiteProps<C>, prepared: Prepared): Promise<Counts> {
  const report = new Report();
  const folder = new RunFolder(prepared.folder);
  const manifests = new Manifests(`dist/${suite.environment}`);
  const { images, sink } = withTraceSink(prepared.images, join(prepared.folder, 'trace-sink.yaml'));
  const memory = MemoryGroups.make(prepared.groupName);
  endWhenInterrupted();
  report.heading(`dist/${suite.environment} as processes`);
  const scene = await suite.scene({ manifests, folder, report });
  const cluster = new Cluster(manifests, images, scene.played, folder, memory);
  printPods(cluster, images, report);
  report.note(scene.standIns);
  scene.prepare?.(cluster, images);
  if (!memory) report.note('This machine lets no memory limits be set: the limits of the manifests are not enforced.');
  await cluster.start(async (surroundings) => scene.beside?.(surroundings));
  await sink?.listen();
  const stores = new Stores(cluster, scene.metrics);
  const memoryTable = new MemoryTable(cluster);
  const traces = new KeptTraces(stores, sink);
  const { programs } = prepared;
  try {
    await checkReadiness(cluster, report);
    memoryTable.loadBegins();
    await runParts(suite, scene, { cluster, report, stores, traces, folder, memory: memoryTable, programs }, prepared);
  } finally {
    memoryTable.print(report);
    await cluster.stop(10);
  }
  report.finish();
  return report.counts;
}

async function runParts<C extends Context>(
  suite: SuiteProps<C>,
  scene: Scene<C>,
  base: Context,
  { parts }: Prepared,
): Promise<void> {
  const context = scene.begin(base);
  try {
    for (const [name, part] of Object.entries(suite.parts)) {
      if (!parts.includes(name)) continue;
      base.report.heading(part.title);
      await part.run(context);
    }
    await checkAfterwards(base);
  } finally {
    await scene.end?.(context);
  }
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
}
