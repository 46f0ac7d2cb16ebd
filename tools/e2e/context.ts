import type { Report } from '../report';
import type { Cluster } from './cluster';
import type { RunFolder } from './cluster/run-folder';
import type { MemoryTable } from './memory-table';
import type { StartedPrograms } from './programs/started';
import type { Stores } from './stores';
import type { KeptTraces } from './traces';

/** What every part of a run works with, whatever the environment. */
export interface Context {
  readonly cluster: Cluster;
  readonly report: Report;
  readonly stores: Stores;
  readonly traces: KeptTraces;
  readonly folder: RunFolder;
  readonly memory: MemoryTable;
  readonly programs: StartedPrograms;
}
