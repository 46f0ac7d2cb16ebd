import { unique } from '../../constructs/kit/model/unique';
import type { Report } from '../report';
import { checkAfterwards } from './afterwards';
import { leaveOutOfAlloy } from './alloy-components';
import { Traffic } from './applications/traffic';
import { Cluster } from './cluster';
import type { PodNetwork } from './cluster/addresses';
import { type ImageTable, imageOf } from './cluster/image';
import type { MemoryGroups } from './cluster/memory-group';
import type { RunFolder } from './cluster/run-folder';
import { MemoryTable } from './memory-table';
import type { StartedPrograms } from './programs/started';
import type { TraceSink } from './programs/trace-sink';
import { checkReadiness } from './readiness';
import type { BoundEnvironment } from './suite/bind';
import { playedPods } from './suite/play';
import type { Run } from './suite/run';

export interface LiveProps {
  readonly images: ImageTable;
  readonly programs: StartedPrograms;
  readonly folder: RunFolder;
  readonly network: PodNetwork;
  readonly memoryGroups: MemoryGroups | undefined;
  readonly sink?: TraceSink;
  readonly report: Report;
  /** Which of two clusters it is, for the names of rows. Default: there is one. */
  readonly where?: string;
}

/** One environment of a run, as processes. */
export class Live {
  private readonly cluster: Cluster;
  private readonly memory: MemoryTable;
  private readonly base: Omit<Run, 'visits' | 'sender'>;

  constructor(
    private readonly bound: BoundEnvironment,
    private readonly props: LiveProps,
  ) {
    const { images, folder, network, memoryGroups, report, programs, sink } = props;
    const { manifests, standIns, prepares } = bound;
    report.heading(`${manifests.folder} as processes`);
    const played = playedPods(prepares.pods ?? [], network);
    this.cluster = new Cluster({
      manifests,
      images,
      played: [...played.values()],
      folder,
      network,
      memoryGroups,
    });
    printPods(this.cluster, images, report);
    const what = standIns.map(({ description }) => description);
    report.note([stoodIn, ...what].join('\n'));
    const leftOut = leaveOutOfAlloy(this.cluster, images, folder.path, report);
    for (const { prepare } of standIns) prepare?.(this.cluster);
    this.memory = new MemoryTable(this.cluster);
    this.base = { cluster: this.cluster, folder, memory: this.memory, programs, played, sink, leftOut, notes: report };
  }

  /** The pods, and everything that they find. */
  async start(): Promise<void> {
    const { standIns } = this.bound;
    const { folder, programs, report, where } = this.props;
    const pod = (name: string) => {
      const found = this.base.played.get(name);
      if (!found) throw new Error(`the run plays no pod ${name}`);
      return found;
    };
    await this.cluster.start(async (surroundings) => {
      for (const { start } of standIns) await start?.({ ...surroundings, folder, programs, pod });
    });
    await this.props.sink?.listen();
    await checkReadiness(this.cluster, report, where);
  }

  /** As steps see it. From here on there is load. */
  see(sender?: Run): Run {
    this.memory.loadBegins();
    return { ...this.base, sender, visits: visitedApplications(this.bound, this.cluster) };
  }

  async checkAfterwards(): Promise<void> {
    await checkAfterwards(this.cluster, this.props.report, this.props.where);
  }

  async stop(): Promise<void> {
    this.memory.print(this.props.report);
    // Nothing is asked any more: logs get their last lines, and what waits for its senders is not waited for.
    await this.cluster.stop(1);
  }
}

const stoodIn = 'The Kubernetes API serves the pods above, one node, and the rendered workloads as if all were well.';

function visitedApplications({ model, prepares }: BoundEnvironment, cluster: Cluster): ReadonlyMap<string, Traffic> {
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
