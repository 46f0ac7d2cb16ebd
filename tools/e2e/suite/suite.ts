import type { EnvironmentFunction } from '../../../constructs';
import type { Part } from './part';
import type { StandIn } from './stand-in';

/** The same environment with another choice. */
export interface Variant {
  readonly create: EnvironmentFunction;
  /** Words of the warning that the environment must then give. Default: it gives none. */
  readonly warning?: string;
}

/** An inventory of what is proved of one environment, and of what the run adds to it. */
export interface Suite {
  /** Its own name, where another suite has the same environment. Default: the environment's. */
  readonly name?: string;
  /** The name of the environment. */
  readonly environment: string;
  /** Makes an environment that the project does not have: it is rendered for the run. Default: that of the project, in `dist/`. */
  readonly create?: EnvironmentFunction;
  /**
   * The environment of the project of which it has a part, at a size that one machine carries. The runs of that environment include
   * this one. Default: none.
   */
  readonly inPlaceOf?: string;
  /** What the run plays of the cluster: its kubelets, its mesh, an existing Prometheus. Default: nothing. */
  readonly standIns?: readonly StandIn[];
  /** Whether every pod of a Deployment runs. Default: one, as they are alike. */
  readonly everyReplica?: boolean;
  /**
   * Other choices of the environment, by their names. The components that only such a variant has run too, on a node of their
   * own. Default: none.
   */
  readonly variants?: Readonly<Record<string, Variant>>;
  /** Another environment, of the project or with another choice, that runs at the same time, in a network of its own, and sends to this one. Default: none. */
  readonly sender?: Pick<Suite, 'environment' | 'create' | 'standIns'>;
  /** The parts by their names, in their order. */
  readonly parts: Readonly<Record<string, Part>>;
  /**
   * Parts that take longer than every run may, by the names of those in whose places they stand with `--full`: the same part with larger
   * numbers. Default: none.
   */
  readonly full?: Readonly<Record<string, Part>>;
}

/** The suite as `--full` runs it. */
export const inFull = (suite: Suite): Suite => ({ ...suite, parts: { ...suite.parts, ...suite.full } });

export const nameOf = ({ name, environment }: Suite): string => name ?? environment;
