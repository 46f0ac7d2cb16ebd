import type { ProgramName } from '../programs';
import type { Counts, Report } from '../report';
import type { Cluster, Surroundings } from './cluster';
import type { Manifests } from './cluster/manifests';
import type { Pod } from './cluster/pod';
import type { RunFolder } from './cluster/run-folder';
import type { Context } from './context';
import type { ImageTable } from './programs/image';
import { type Prepared, runInside } from './run';
import type { MetricStore } from './stores';

/** A part of a run: what it is about, and its checks. Each begins with the pods started and ready. */
export interface Part<C extends Context> {
  readonly title: string;
  readonly run: (context: C) => Promise<void>;
}

/** What is there before an environment is rendered into it, and what a run plays in it. */
export interface Scene<C extends Context> {
  /** Pods from whose addresses the run sends. */
  readonly played: readonly Pod[];
  /** What of the cluster is stood in for, in a sentence. */
  readonly standIns: string;
  /** Where metrics are asked for. */
  readonly metrics: MetricStore;
  /** The last before the pods start: what can only be made when they are known. Default: nothing. */
  prepare?(cluster: Cluster, images: ImageTable): void;
  /** Starts what pods find beside each other and the Kubernetes API. Default: nothing. */
  beside?(surroundings: Surroundings): Promise<void>;
  /** When every pod is ready: what the parts work with. */
  begin(context: Context): C;
  /** Stops what `begin` has started. Default: nothing. */
  end?(context: C): Promise<void>;
}

/** What a scene is made from. */
export interface Stage {
  /** What is rendered; a scene may add what is not. */
  readonly manifests: Manifests;
  readonly folder: RunFolder;
  readonly report: Report;
}

export interface SuiteProps<C extends Context> {
  /** The name of the environment in `dist/`. */
  readonly environment: string;
  /** The parts by their names, in their order. */
  readonly parts: Readonly<Record<string, Part<C>>>;
  /** Images that are not in `dist/` but are run. Default: none. */
  readonly images?: readonly string[];
  /** Programs that the run itself starts. Default: none. */
  readonly programs?: readonly ProgramName[];
  readonly scene: (stage: Stage) => Promise<Scene<C>> | Scene<C>;
}

/** How one environment is run and proved. */
export interface Suite {
  readonly environment: string;
  readonly parts: readonly string[];
  readonly images: readonly string[];
  readonly programs: readonly ProgramName[];
  /** The run, in namespaces of its own. Returns the verdicts. */
  run(prepared: Prepared): Promise<Counts>;
}

export function suite<C extends Context>(props: SuiteProps<C>): Suite {
  const { environment, parts, images = [], programs = [] } = props;
  return { environment, parts: Object.keys(parts), images, programs, run: (prepared) => runInside(props, prepared) };
}
