import { type Component, type Endpoint, mebibytes, millicores, seconds, Workload } from '../kit';
import type { Cluster } from '../kit/model/cluster';
import type { FileOf } from '../kit/model/secret-key';
import { judgesCopies } from '../kit/vocabulary/copies';
import type { Pipeline } from '../opentelemetry/pipelines';
import { samplingThresholdGate } from '../opentelemetry/processors/tail-sampling';
import { otlpPorts } from '../opentelemetry/receivers';
import type { PipelineOptions } from '../opentelemetry/sampled';
import type { sampler } from '../opentelemetry/sampler';
import { samplingPipelines } from '../opentelemetry/tiers';
import type { Building } from './built';
import type { OtelCollectorProps } from './props';
import { configurationOf } from './service';
import type { CollectorTiersProps, SamplingTierProps } from './tiers-props';
import { collectorPods, destinationSecrets, queuesOn } from './workload';

/** For so long a pod that sends may hold an address that is gone: five seconds, and what caches of DNS add, which is usually thirty. */
const addressesKnown = seconds(45);

/** Those of each pod of a tier. */
export const usualResources = { cpu: millicores(100), memory: mebibytes(200), memoryLimit: mebibytes(400) };

/** The pods of which one judges each trace. */
export interface Judging {
  readonly workload: Workload;
  readonly replicas: number;
  /** Where spans are sent to them. */
  readonly endpoint: Endpoint<'otlp.grpc'>;
  readonly pipelines: (options: PipelineOptions) => Pipeline[];
  /** Where their Secrets are. */
  readonly fileOf: FileOf;
}

/** What is the same for all of them. */
interface Shared {
  readonly component: Component;
  readonly props: OtelCollectorProps & { readonly tiers: CollectorTiersProps };
  readonly asked: ReturnType<typeof sampler>;
  readonly of: Building;
}

/** Where some of them are. */
interface Placed {
  readonly name: string;
  /** Those who judge the same traces: they are on other nodes. */
  readonly others?: string;
  /** The zones in which they are. Default: any. */
  readonly zones?: readonly string[];
  readonly areCopies: boolean;
}

/** Those that judge traces, and where it is asked for those that judge each once more. */
export function judgingPods(
  component: Component,
  props: Shared['props'],
  asked: Shared['asked'],
  of: Building,
): readonly [Judging, ...Judging[]] {
  const shared = { component, props, asked, of };
  const { sampling = {}, samplingCopy } = props.tiers;
  const name = `${component.name}-sampling`;
  if (!samplingCopy) return [addJudging(shared, sampling, { name, areCopies: false })];
  // A name of its own: one that leaves a zone would wait there for its volumes.
  const firstName = `${name}-first`;
  const copyName = `${component.name}${judgesCopies}`;
  const zones = zonesApart(component.environment.cluster);
  return [
    addJudging(shared, sampling, { name: firstName, others: copyName, zones: zones?.first, areCopies: false }),
    addJudging(shared, samplingCopy, { name: copyName, others: firstName, zones: zones?.copies, areCopies: true }),
  ];
}

/**
 * The zones of both, so that the loss of a zone never takes both pods that judge a trace. Those whom senders wait for have two at least: the
 * loss of one does not stop them. Undefined: the cluster names too few.
 */
function zonesApart({ zones = [] }: Pick<Cluster, 'zones'>) {
  const [copies, ...first] = zones;
  return copies !== undefined && first.length > 1 ? { first, copies: [copies] } : undefined;
}

function addJudging({ component, props, asked, of }: Shared, tier: SamplingTierProps, placed: Placed): Judging {
  const { tracesTo, copyTo, queues = 'volume' } = props;
  const { replicas = 3, resources = usualResources } = tier;
  const { name, others, zones = [], areCopies } = placed;
  // While one is away, or all of one zone of several, the others have its traces too.
  const away = zones.length > 1 ? Math.ceil(replicas / zones.length) : 1;
  const enough = Math.max(1, replicas - away);
  const { mounts, fileOf } = destinationSecrets(component, [tracesTo], areCopies ? undefined : copyTo);
  const pipelines = (options: PipelineOptions) => samplingPipelines(options, { enough, areCopies });
  const workload = new Workload(component, {
    ...collectorPods(component, {
      name,
      args: [`--feature-gates=${samplingThresholdGate}`],
      configuration: () => configurationOf(pipelines(of.options())),
      change: tier.configuration,
      takes: { 'otlp-grpc': otlpPorts['otlp-grpc'] },
      ports: {},
      resources,
    }),
    kind: 'StatefulSet',
    replicas,
    namesReadyPods: true,
    minReady: addressesKnown,
    // Half of them in each of two zones: those of one have room for all.
    ...(zones.length > 1 ? { zones, spread: 'required' } : { zone: zones[0] }),
    ...(zones.length === 0 ? { apartFrom: others } : {}),
    ...queuesOn(queues, asked.disk, mounts),
  });
  const largestRequest = mebibytes(asked.largestRequest.mebibytes + 1);
  return {
    workload,
    replicas,
    endpoint: workload.endpoint('otlp.grpc', 'otlp-grpc', { largestRequest }, { readyPods: true }),
    pipelines,
    fileOf,
  };
}
