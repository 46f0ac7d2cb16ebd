import type { Cluster, Surroundings } from '../cluster';
import type { Pod } from '../cluster/pod';
import type { RunFolder } from '../cluster/run-folder';
import type { Preparations } from './need';

/** What a stand-in starts beside the pods. */
export interface Scenery extends Surroundings {
  readonly folder: RunFolder;
  /** The pod of this name that the run plays. */
  readonly pod: (name: string) => Pod;
}

/** Plays something that the cluster has beside what is rendered. */
export interface StandIn {
  /** What stands for what, in a sentence. */
  readonly description: string;
  /** What the run prepares for it. Default: nothing. */
  readonly prepares?: Preparations;
  /** Makes what can only be made when it is known which pods run. Default: nothing. */
  readonly prepare?: (cluster: Cluster) => void;
  /** Starts it, before the pods. Default: there is nothing to start. */
  readonly start?: (scenery: Scenery) => Promise<void>;
}
