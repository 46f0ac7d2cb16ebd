import type { Report } from '../../report';
import type { Traffic } from '../applications/traffic';
import type { Cluster } from '../cluster';
import type { Pod } from '../cluster/pod';
import type { RunFolder } from '../cluster/run-folder';
import type { MemoryTable } from '../memory-table';
import type { StartedPrograms } from '../programs/started';
import type { TraceSink } from '../programs/trace-sink';

/** What a step works with: the pods as processes, and what was prepared for the needs of every part. */
export interface Run {
  readonly cluster: Cluster;
  readonly folder: RunFolder;
  readonly memory: MemoryTable;
  readonly programs: StartedPrograms;
  /** The pods that the run plays, by their names. */
  readonly played: ReadonlyMap<string, Pod>;
  /** The visits of applications that run here, by their workloads. */
  readonly visits: ReadonlyMap<string, Traffic>;
  /** What takes the place of the store of traces; undefined where that runs itself. */
  readonly sink: TraceSink | undefined;
  /** What the programs of this machine lack, by the workloads that are changed for it. */
  readonly leftOut: ReadonlyMap<string, readonly string[]>;
  /** For what is no verdict. */
  readonly notes: Pick<Report, 'note' | 'table'>;
}
