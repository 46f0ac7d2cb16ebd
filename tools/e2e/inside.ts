import { join } from 'node:path';
import type { Environment } from '../../constructs/kit';
import { endWhenInterrupted } from '../namespaces';
import { type Counts, Report } from '../report';
import { checkAfterwards } from './afterwards';
import { leaveOutOfAlloy } from './alloy-components';
import { Traffic } from './applications/traffic';
import { Cluster } from './cluster';
import { networkOf } from './cluster/addresses';
import { MemoryGroups } from './cluster/memory-group';
import { RunFolder } from './cluster/run-folder';
import { leaveCounts } from './counts';
import { MemoryTable } from './memory-table';
import { type ImageTable, imageOf } from './programs/image';
import { withPrometheusForMimir } from './programs/mimir/stand-in';
import type { StartedPrograms } from './programs/started';
import { withTraceSink } from './programs/trace-sink';
import { checkReadiness } from './readiness';
import { type BoundSuite, bind } from './suite/bind';
import { playedPods } from './suite/play';
import type { Run } from './suite/run';
import type { Suite } from './suite/suite';
import { unique } from './unique';
import { checkVariants } from './variant-checks';

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

/** Runs what the outer process has prepared, and leaves it the counts. Returns whether every check that ran has passed. */
export async function runInner(
  environments: readonly Environment[],
  suites: readonly Suite[],
  prepared: Prepared,
): Promise<boolean> {
  const suite = suites.find(({ environment }) => environment === prepared.environment);
  if (!suite) throw new Error(`there is no end-to-end run of ${prepared.environment}`);
  const counts = await runInside(bind(suite, environments), prepared);
  leaveCounts(prepared.countsFile, counts);
  return counts.failed === 0;
}

/** Runs one environment, in the namespaces of this process. Returns the verdicts. */
async function runInside(bound: BoundSuite, prepared: Prepared): Promise<Counts> {
  const { model, manifests, standIns } = bound;
  const network = networkOf(model.environment.cluster);
  const report = new Report();
  const folder = new RunFolder(prepared.folder);
  const sinkFile = join(prepared.folder, 'trace-sink.yaml');
  const { images: withSink, sink } = withTraceSink(prepared.images, sinkFile, network);
  const images = withPrometheusForMimir(withSink, manifests, folder.make('stand-in'));
  const memoryGroups = MemoryGroups.make(prepared.groupName);
  endWhenInterrupted();
  report.heading(`${manifests.folder} as processes`);
  await checkVariants(bound, report);
  const played = playedPods(bound.prepares.pods ?? [], network);
  const cluster = new Cluster(manifests, images, [...played.values()], folder, memoryGroups, network);
  printPods(cluster, images, report);
  report.note(
    [
      'The Kubernetes API serves the pods above, one node, and the rendered workloads as if all were well.',
      ...standIns.map(({ description }) => description),
    ].join('\n'),
  );
  const leftOut = leaveOutOfAlloy(cluster, images, folder.path, report);
  for (const { prepare } of standIns) prepare?.(cluster);
  if (!memoryGroups) report.note('This machine lets no memory limits be set: those of the manifests are not enforced.');
  const memory = new MemoryTable(cluster);
  const { programs } = prepared;
  const base = { cluster, folder, memory, programs, played, sink, leftOut, notes: report };
  try {
    await cluster.start(async (surroundings) => {
      const pod = (name: string) => {
        const found = played.get(name);
        if (!found) throw new Error(`the run plays no pod ${name}`);
        return found;
      };
      for (const { start } of standIns) await start?.({ ...surroundings, folder, pod });
    });
    await sink?.listen();
    await checkReadiness(cluster, report);
    memory.loadBegins();
    const visits = visitedApplications(bound, cluster);
    await runParts(bound, prepared.parts, { ...base, visits }, report);
    await checkAfterwards(cluster, report);
    for (const each of visits.values()) await each.stop();
  } finally {
    memory.print(report);
    await cluster.stop(10);
  }
  report.finish();
  return report.counts;
}

async function runParts({ parts }: BoundSuite, chosen: readonly string[], run: Run, report: Report): Promise<void> {
  for (const { name, title, steps } of parts) {
    if (!chosen.includes(name)) continue;
    report.heading(title);
    for (const step of steps) await step.take(run, report);
  }
}

function visitedApplications({ model, prepares }: BoundSuite, cluster: Cluster): ReadonlyMap<string, Traffic> {
  const applications = unique(prepares.applications ?? [], ({ workload }) => workload);
  const there = applications.flatMap(({ workload, visits }) => {
    const pod = cluster.podBehind(model.workload(workload).peer);
    return cluster.container(pod) ? [[workload, new Traffic(pod, visits)] as const] : [];
  });
  return new Map(there);
}

function printPods(cluster: Cluster, images: ImageTable, report: Report): void {
  const rows = cluster.pods.map((pod) => {
    const [container] = pod.spec.containers;
    const image = container ? imageOf(images, container.image) : undefined;
    const missing = cluster.missing(pod);
    const what = image && 'description' in image ? image.description : '';
    return [`${pod.namespace}/${pod.title}`, missing ? '' : pod.address, missing ? `not run: ${missing}` : what];
  });
  report.table(['workload', 'address', 'what runs'], rows);
}
