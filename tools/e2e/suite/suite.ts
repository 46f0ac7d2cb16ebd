import type { EnvironmentFunction } from '../../../constructs';
import type { Part } from './part';
import type { StandIn } from './stand-in';

/** The environment once more, with one choice made otherwise. */
export interface Variant {
  readonly create: EnvironmentFunction;
  /** A part of the warning that it must give. Default: it gives none. */
  readonly warning?: string;
}

/** How one environment is run and proved: an inventory, as the environment is one. */
export interface Suite {
  /** The name of the environment in the project, and in `dist/`. */
  readonly environment: string;
  /** What plays what the cluster has beside what is rendered. Default: nothing does. */
  readonly standIns?: readonly StandIn[];
  /**
   * Choices that the environment has not made, by their names: the components that it has only then run beside its own, on a
   * node of their own. Default: none.
   */
  readonly variants?: Readonly<Record<string, Variant>>;
  /** The parts by their names, in their order. */
  readonly parts: Readonly<Record<string, Part>>;
}
