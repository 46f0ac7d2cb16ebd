import { join } from 'node:path';
import type { Environment } from '../../constructs/kit';
import { endWhenInterrupted } from '../namespaces';
import { type Counts, Report } from '../report';
import { networkOf } from './cluster/addresses';
import type { ImageTable } from './cluster/image';
import { MemoryGroups } from './cluster/memory-group';
import { RunFolder } from './cluster/run-folder';
import { leaveCounts } from './counts';
import { Live, type LiveProps } from './live';
import { withPrometheusForMimir } from './programs/mimir/stand-in';
import type { StartedPrograms } from './programs/started';
import { withTraceSink } from './programs/trace-sink';
import { type BoundEnvironment, type BoundSuite, bind } from './suite/bind';
import type { Run } from './suite/run';
import { inFull, nameOf, type Suite } from './suite/suite';
import { checkVariants } from './variant-checks';

/** Where in the folder of the run is what the pods of the sending environment see and write. */
export const senderFolder = 'sender';

/** What the outer process has prepared for one environment. */
export interface Prepared {
  /** The name of the suite. */
  readonly suite: string;
  readonly folder: string;
  readonly groupName: string;
  readonly images: ImageTable;
  readonly programs: StartedPrograms;
  /** Where the counts are left. */
  readonly countsFile: string;
  readonly parts: readonly string[];
  /** Whether long parts run in their full form. */
  readonly full: boolean;
}

/** Runs what the outer process has prepared, and leaves it the counts. Returns whether every check that ran has passed. */
export async function runInner(
  environments: readonly Environment[],
  suites: readonly Suite[],
  prepared: Prepared,
): Promise<boolean> {
  const suite = suites.find((each) => nameOf(each) === prepared.suite);
  if (!suite) throw new Error(`there is no end-to-end run of ${prepared.suite}`);
  const counts = await runInside(bind(prepared.full ? inFull(suite) : suite, environments), prepared);
  leaveCounts(prepared.countsFile, counts);
  return counts.failed === 0;
}

/** Runs one environment, and the one that sends to it, in the namespaces of this process. Returns the verdicts. */
async function runInside(bound: BoundSuite, prepared: Prepared): Promise<Counts> {
  const { model, manifests, sender } = bound;
  const network = networkOf(model.environment.cluster);
  const report = new Report();
  const folder = new RunFolder(prepared.folder);
  const sinkFile = join(prepared.folder, 'trace-sink.yaml');
  const { images: withSink, sink } = withTraceSink(prepared.images, sinkFile, network);
  const images = withPrometheusForMimir(withSink, manifests, folder.make('stand-in'));
  const memoryGroups = MemoryGroups.make(prepared.groupName);
  endWhenInterrupted();
  await checkVariants(bound, report);
  const { programs } = prepared;
  const own = new Live(bound, { images, programs, folder, network, memoryGroups, sink, report });
  const sending = sender && sendingBeside(sender, { images, programs, folder, memoryGroups, report });
  if (!memoryGroups) report.note('This machine lets no memory limits be set: those of the manifests are not enforced.');
  try {
    await own.start();
    await sending?.start();
    const run = own.see(sending?.see());
    await runParts(bound, prepared.parts, run, report);
    await own.checkAfterwards();
    await sending?.checkAfterwards();
    for (const each of [...run.visits.values(), ...(run.sender?.visits.values() ?? [])]) await each.stop();
  } finally {
    await sending?.stop();
    await own.stop();
  }
  report.finish();
  return report.counts;
}

/** Another environment, in a network and a folder of its own. */
const sendingBeside = (sender: BoundEnvironment, props: Omit<LiveProps, 'network'>): Live =>
  new Live(sender, {
    ...props,
    folder: new RunFolder(props.folder.make(senderFolder)),
    where: `, in ${sender.model.environment.name}`,
    network: networkOf(sender.model.environment.cluster, 'sender'),
  });

async function runParts({ parts }: BoundSuite, chosen: readonly string[], run: Run, report: Report): Promise<void> {
  for (const { name, title, steps } of parts) {
    if (!chosen.includes(name)) continue;
    report.heading(title);
    for (const step of steps) await step.take(run, report);
  }
}
