import type { ProgramName } from '../../programs';
import type { Cluster, Surroundings } from '../cluster';
import type { Pod } from '../cluster/pod';
import type { RunFolder } from '../cluster/run-folder';
import type { StartedPrograms } from '../programs/started';
import type { Preparations } from './need';

/** What a stand-in can use when it starts. */
export interface Scenery extends Surroundings {
  readonly folder: RunFolder;
  /** The programs that the run starts itself. */
  readonly programs: StartedPrograms;
  /** The pod of this name that the run plays. */
  readonly pod: (name: string) => Pod;
}

/** Plays something that the cluster has and the environment does not render. */
export interface StandIn {
  /** Which program or file plays what, in a sentence for the report. */
  readonly description: string;
  /** What the run prepares for it. Default: nothing. */
  readonly prepares?: Preparations;
  /** The program without which no pod of the environment can start, so that nothing is run where this machine lacks it. Default: none. */
  readonly needs?: ProgramName;
  /** Makes what depends on which pods run on this machine. Default: nothing. */
  readonly prepare?: (cluster: Cluster) => void;
  /** Starts it, before the pods. Default: there is nothing to start. */
  readonly start?: (scenery: Scenery) => Promise<void>;
}
