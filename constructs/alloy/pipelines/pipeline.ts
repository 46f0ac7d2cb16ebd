import type { Cluster, Endpoint, KnownMetrics, LogRule, Mount, Permission } from '../../kit';
import type { Existing } from '../../kit/environment/existing';
import type { Checks } from '../../kit/model/checks';
import type { ExportsOf } from '../../kit/model/cluster-exporter';
import type { SharedSource } from '../../kit/model/shared-source';
import type { ComponentAlert } from '../../kit/vocabulary/alert';
import type { Keeping } from '../../scrape/keep';
import type { ScrapeLimits } from '../scrape-limits';
import type { AlloyFile, LogReceiver, MetricsReceiver, ProfilesReceiver } from '../syntax';
import type { ProcessAccess } from './processes';

/** The environment and the agent, as far as a pipeline depends on them. */
export interface PipelineSurroundings {
  readonly cluster: Cluster;
  /** The environment's log rules, which are applied to every line. */
  readonly logRules: readonly LogRule[];
  /** The most that one program may show. */
  readonly scrapeLimits: ScrapeLimits;
  /** What is sent of nodes, objects, kubelets and containers. */
  readonly kept: Keeping;
}

interface PipelineBase {
  /** The function that makes it, as the environment file calls it. */
  readonly name: string;
  /** How the environment file writes it, where the name is not enough to tell it from another. Default: the name with `()`. */
  readonly written?: string;
  /** The source that it reads, where another agent of the node would get the same data. Default: it is not looked for twice. */
  readonly reads?: Pick<SharedSource, 'what' | 'chosen' | 'isKeptOnce'>;
  /** What it does with the Kubernetes API and with kubelets. Default: nothing. */
  readonly permissions?: readonly Permission[];
  /** Folders of the node that it reads. Default: none. */
  mounts?(cluster: Cluster): readonly Mount[];
  /** What it needs where it looks into the processes of its node. Default: it does not. */
  readonly processes?: ProcessAccess;
  /** It finds its targets by the Kubernetes API. Default: no. */
  readonly usesApiServer?: boolean;
}

/** Something whose log lines are collected. */
export interface LogPipeline extends PipelineBase {
  readonly sendsTo: 'logsTo';
  /** Its lines are those of nodes, beside those of pods that a load states. Default: they are of pods. */
  readonly ofNodes?: boolean;
  /** Reports what can't be meant. `property`: where the environment file has it. Default: it takes nothing. */
  check?(check: Checks, property: string): void;
  /** Adds its components to the file. `copyTo`: who gets a copy, which has sources of its own. */
  write(file: AlloyFile, to: LogReceiver, surroundings: PipelineSurroundings, copyTo?: LogReceiver): void;
}

/** Something whose metrics are collected. */
export interface MetricsPipeline extends PipelineBase {
  readonly sendsTo: 'metricsTo';
  /** What it scrapes, as far as dashboards and alerts ask for it. */
  readonly knownMetrics: readonly KnownMetrics[];
  /** It takes what applications show, which may be all of their series. Default: no. */
  readonly ofApplications?: boolean;
  /** What it scrapes; nothing where the cluster does not have it. */
  sources(existing: Existing): readonly Endpoint[];
  /** What is said where the cluster does not have it. Only for what a cluster may lack. */
  readonly lacking?: { readonly problem: string; readonly instead: string };
  /** Reports what can't be meant. `property`: where the environment file has it. Default: it takes nothing. */
  check?(check: Checks, property: string): void;
  /** What its metrics should warn of, where a store that they are sent to evaluates alerts. Default: nothing. */
  readonly alerts?: readonly ComponentAlert[];
  /** Adds its components to the file. `source`: the first that it scrapes. */
  write(file: AlloyFile, to: MetricsReceiver, source: Endpoint, surroundings: PipelineSurroundings): void;
}

/** Something whose profiles are collected. */
export interface ProfilesPipeline extends PipelineBase {
  readonly sendsTo: 'profilesTo';
  /** What it asks. */
  sources(existing: Existing): readonly Endpoint[];
  /** What is said where the cluster does not have it. Default: every cluster has it. */
  readonly lacking?: { readonly problem: string; readonly instead: string };
  /** Reports what can't be meant. `property`: where the environment file has it. */
  check?(check: Checks, property: string): void;
  /** Adds its components to the file. */
  write(file: AlloyFile, to: ProfilesReceiver): void;
}

/** Profiles that Alloy makes itself, and for which it asks nobody. */
export interface OwnProfilesPipeline extends PipelineBase {
  readonly sendsTo: 'profilesTo';
  /** Reports what can't be meant. `property`: where the environment file has it. */
  check(check: Checks, property: string): void;
  /** Adds its components to the file. */
  write(file: AlloyFile, to: ProfilesReceiver): void;
}

/** Metrics that Alloy makes itself, and for which it asks nobody. */
export interface OwnMetricsPipeline extends PipelineBase {
  readonly sendsTo: 'metricsTo';
  /** What it makes, as far as dashboards and alerts ask for it. */
  readonly knownMetrics: readonly KnownMetrics[];
  /** What it would make as an exporter that sees all of its node. Default: nothing. */
  readonly hiddenMetrics?: readonly KnownMetrics[];
  /** What they should warn of, where a store that they are sent to evaluates alerts. Default: nothing. */
  readonly alerts?: readonly ComponentAlert[];
  /** The metrics of the whole cluster that it makes: a second exporter of them is refused. Default: none. */
  readonly exportsOf?: ExportsOf;
  /** Adds its components to the file. */
  write(file: AlloyFile, to: MetricsReceiver, surroundings: PipelineSurroundings): void;
}

/** One thing that Alloy collects on each node. */
export type Pipeline = LogPipeline | MetricsPipeline | OwnMetricsPipeline | ProfilesPipeline | OwnProfilesPipeline;

/** Whether it asks others for metrics or profiles. */
export const isScraping = (pipeline: Pipeline): pipeline is MetricsPipeline | ProfilesPipeline => 'sources' in pipeline;

/** How the environment file writes a pipeline. */
export const writtenAs = ({ name, written = `${name}()` }: Pipeline): string => written;

/** The sources of a pipeline that another agent may read too. */
export const sharedSourcesOf = ({ reads, sendsTo, written = '' }: Pipeline): SharedSource[] =>
  reads
    ? [
        {
          ...reads,
          property: written.startsWith('watch(') ? 'watch' : 'collect',
          sentBy: [sendsTo, sendsTo.replace(/(.*)To$/, 'copyTo.$1')],
        },
      ]
    : [];
