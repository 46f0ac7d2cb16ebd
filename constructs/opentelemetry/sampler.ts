import { type Component, type Endpoint, gibibytes, type KnownMetrics, type Scraper, type Workload } from '../kit';
import type { ComponentReference } from '../kit/model/component-reference';
import type { FileOf } from '../kit/model/secret-key';
import { traceMetrics } from '../kit/vocabulary/shared-metrics';
import { applicationMetrics } from './application-metrics';
import { connectCopies } from './connect';
import type { CollectorCopies } from './copies';
import {
  type LogsDestination,
  type MetricsDestination,
  offersOf,
  spoken,
  type TracesDestination,
} from './destinations';
import { largestBatch } from './exporters';
import { checkPipelines } from './pipeline-checks';
import type { Pipeline } from './pipelines';
import type { ReceivingProps, SamplingProps } from './props';
import { jaegerEndpoints, usualLargestRequest } from './receivers';
import { type PipelineOptions, sampledPipelines } from './sampled';
import { type CountedWrongly, checkSampling } from './sampling/checks';
import { waitsOfCopies } from './sampling/copied-later';
import { heldBack, waitsOf } from './sampling/waits';
import type { Taking } from './taken';

/** What everything is told that receives every signal and samples traces. */
export interface SamplerProps extends ReceivingProps, SamplingProps {
  readonly metricsTo: MetricsDestination | Scraper;
  readonly logsTo: LogsDestination;
  readonly tracesTo: TracesDestination;
  readonly copyTo?: CollectorCopies;
}

/** The same with the defaults. */
export const sampler = (props: SamplerProps) => ({
  ...props,
  waits: waitsOf(props),
  disk: props.disk ?? gibibytes(2),
  jaeger: props.jaeger ?? false,
  largestRequest: props.largestRequest ?? usualLargestRequest,
  tracesPerSecond: props.tracesPerSecond ?? 100,
});

/** The server that pulls the metrics; undefined where they are sent. */
export const scraperIn = ({ metricsTo }: Pick<SamplerProps, 'metricsTo'>): Scraper | undefined =>
  'scrape' in metricsTo ? metricsTo : undefined;

/** One workload does all. */
const alone = (options: PipelineOptions) => [sampledPipelines(options)];

/** An exporter shows what an endpoint asks for, and goes through its proxy. */
const usesAll = { usesAccess: true, usesProxy: true } as const;

/** What stands between a sampler and those whom it is connected with. */
interface ConnectedSampler {
  /** What its pipelines are made from. */
  readonly options: PipelineOptions;
  /** Whose traces it makes metrics from; undefined where the store of traces makes them. */
  readonly madeFromTracesOf?: ComponentReference;
  /** The metrics of applications that pass, and those that it makes. */
  readonly knownMetrics: readonly KnownMetrics[];
}

/** Connects a sampler with everybody to whom it sends, and reports what would be sampled wrongly. */
export function connectSampler(
  component: Component,
  workload: Workload,
  props: ReturnType<typeof sampler>,
  of: Pick<PipelineOptions, 'cuts' | 'senderHeader'> & {
    readonly fileOf: FileOf;
    readonly countedWrongly: CountedWrongly;
    /** How many pods. Default: one. */
    readonly replicas?: number;
    /** Who sends the traces that are kept. Default: the workload that takes them. */
    readonly judge?: Workload;
    /** Who sends them once more, marked as copies. Default: nobody. */
    readonly judgeOfCopies?: Workload;
    /** The sets of pipelines, one for each workload. Default: one set, which does all. */
    readonly pipelines?: (options: PipelineOptions) => readonly (readonly Pipeline[])[];
  },
): ConnectedSampler {
  const { check, environment } = component;
  const { waits, copyTo, largestRequest } = props;
  const { countedWrongly, replicas, judge = workload, judgeOfCopies, pipelines = alone, ...rest } = of;
  const largest = check.sound('largestRequest') ? largestBatch(largestRequest) : undefined;
  const scraper = scraperIn(props);
  const ofTraces = { heldBack: heldBack(waits), largestRequest: largest?.traces, ...usesAll };
  const tracesTo = judge.connect('tracesTo', spoken.traces, props.tracesTo, ofTraces);
  const ofCopies = { ...ofTraces, heldBack: heldBack(waitsOfCopies(waits)), sendsCopies: true };
  judgeOfCopies?.connect('tracesTo', spoken.traces, props.tracesTo, ofCopies);
  // Metrics are made from traces here where the traces' store makes none.
  const madeFromTracesOf = offersOf(tracesTo).spanMetrics ? undefined : tracesTo.owner;
  const options: PipelineOptions = {
    metricsTo: scraper
      ? { exemplars: scraper.keepsExemplars }
      : workload.connect('metricsTo', spoken.metrics, sentTo(props), {
          madeFromTracesOf,
          largestRequest: largest?.metrics,
          ...usesAll,
        }),
    logsTo: workload.connect('logsTo', spoken.logs, props.logsTo, { largestRequest: largest?.logs, ...usesAll }),
    tracesTo,
    copyTo,
    keep: props.keep,
    ...waits,
    tracesPerSecond: props.tracesPerSecond,
    disk: props.disk,
    largestRequest,
    jaeger: props.jaeger,
    cors: props.cors,
    logRules: environment.logRules,
    cluster: environment.cluster.name,
    ...rest,
  };
  connectCopies(judge, component, copyTo, {
    largestRequest,
    madeFromTracesOf,
    first: (signal) => ({ property: `${signal}To`, to: props[`${signal}To`] }),
  });
  checkSampling(check, { ...props, replicas, countedWrongly }, waits);
  if (check.isClean) for (const set of pipelines(options)) checkPipelines(check, set);
  return {
    options,
    madeFromTracesOf,
    knownMetrics: [...applicationMetrics, ...(madeFromTracesOf ? traceMetrics : [])],
  };
}

/** Where the metrics are sent. */
const sentTo = ({ metricsTo }: SamplerProps) => metricsTo as Exclude<typeof metricsTo, Scraper>;

/** Where applications and agents send. */
export interface ReceivingEndpoints {
  readonly otlp: { readonly grpc: Endpoint<'otlp.grpc'>; readonly http: Endpoint<'otlp.http'> };
  readonly jaeger?: readonly Endpoint[];
}

/** Where applications and agents send to a workload. */
export const receivingEndpoints = (
  workload: Workload,
  { largestRequest, jaeger }: Pick<Taking, 'largestRequest' | 'jaeger'>,
): ReceivingEndpoints => ({
  otlp: {
    grpc: workload.endpoint('otlp.grpc', 'otlp-grpc', { largestRequest }),
    http: workload.endpoint('otlp.http', 'otlp-http', { largestRequest }),
  },
  jaeger: jaeger ? jaegerEndpoints(workload) : undefined,
});
