import type { Context } from '../context';
import type { PlayedPods } from './played-pods';
import type { Traffic } from './traffic';

/** What the lab's parts work with. */
export interface LabContext extends Context {
  readonly played: PlayedPods;
  /** The visitors of the Spring application. Undefined if it does not run. */
  readonly traffic: Traffic | undefined;
  /** The blocks of Alloy's configuration that this machine's Alloy cannot load. */
  readonly leftOut: readonly string[];
}
