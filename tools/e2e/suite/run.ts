import type { Report } from '../../report';
import type { Traffic } from '../applications/traffic';
import type { Cluster } from '../cluster';
import type { Pod } from '../cluster/pod';
import type { RunFolder } from '../cluster/run-folder';
import type { MemoryTable } from '../memory-table';
import type { StartedPrograms } from '../programs/started';
import type { TraceSink } from '../programs/trace-sink';

/** A running environment, as steps see it. */
export interface Run {
  readonly cluster: Cluster;
  readonly folder: RunFolder;
  readonly memory: MemoryTable;
  readonly programs: StartedPrograms;
  /** The pods that the run plays, by their names. */
  readonly played: ReadonlyMap<string, Pod>;
  /** The visits of applications that run here, by their workloads. */
  readonly visits: ReadonlyMap<string, Traffic>;
  /** Takes the traces instead of their store. Undefined if the store itself runs. */
  readonly sink: TraceSink | undefined;
  /** Blocks that were left out of a workload's configuration because its program on this machine does not know them. */
  readonly leftOut: ReadonlyMap<string, readonly string[]>;
  /** The environment that sends to this one. Undefined: none does. */
  readonly sender?: Run;
  /** The report, for notes and tables beside its rows. */
  readonly notes: Pick<Report, 'note' | 'table'>;
}
