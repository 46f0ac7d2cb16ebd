import type { Report } from '../report';
import type { Cluster } from './cluster';
import type { RunFolder } from './cluster/run-folder';
import type { MemoryTable } from './memory-table';
import type { PlayedPods } from './played-pods';
import type { TraceSink } from './programs/trace-sink';
import type { Stores } from './stores';
import type { Traffic } from './traffic';

/** What every part of a run works with. */
export interface Context {
  readonly cluster: Cluster;
  readonly report: Report;
  readonly stores: Stores;
  readonly played: PlayedPods;
  readonly folder: RunFolder;
  readonly memory: MemoryTable;
  /** Where the traces go that Tempo would get. Undefined if there is a Tempo. */
  readonly sink: TraceSink | undefined;
  /** The visitors of the Spring application. Undefined if it does not run. */
  readonly traffic: Traffic | undefined;
  /** The blocks of Alloy's configuration that this machine's Alloy cannot load. */
  readonly leftOut: readonly string[];
}
