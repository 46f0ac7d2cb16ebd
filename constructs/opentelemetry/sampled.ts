import type { Bytes, Duration, LogRule } from '../kit';
import type { FileOf } from '../kit/model/secret-key';
import { forward, serviceGraph, spanMetrics } from './connectors';
import type { CollectorCopies } from './copies';
import { type LogsDestination, type MetricsDestination, offersOf, type TracesDestination } from './destinations';
import { exposition, otlpExporter } from './exporters';
import type { Exporter, Pipeline, Processor } from './pipelines';
import type { Cuts } from './processors/cuts';
import { deltaToCumulative } from './processors/delta-to-cumulative';
import { logLimits } from './processors/log-limits';
import { logRules } from './processors/log-rules';
import { otlpMetrics } from './processors/otlp-metrics';
import { sanitizeLabels } from './processors/sanitize-labels';
import { semanticConventions } from './processors/semantic-conventions';
import { serviceName } from './processors/service-name';
import { spanMetricNames } from './processors/span-metrics';
import { storedAttributes } from './processors/stored-attributes';
import { tailSampling } from './processors/tail-sampling';
import type { KeepPolicy } from './sampling/keep';
import { type SentSignal, sendingOf } from './sending';
import { type Taking, taken } from './taken';

/** What the pipelines are made from. */
export interface PipelineOptions extends Taking {
  /** Where metrics go; or that they are offered to somebody who pulls them. */
  readonly metricsTo: MetricsDestination | Offered;
  readonly logsTo: LogsDestination;
  readonly tracesTo: TracesDestination;
  readonly copyTo?: CollectorCopies;
  /** Where the Secrets of those are to whom it sends. */
  readonly fileOf: FileOf;
  readonly keep: readonly KeepPolicy[];
  readonly decisionWait: Duration;
  readonly decisionWaitAfterRootReceived: Duration;
  readonly tracesPerSecond: number;
  readonly disk: Bytes;
  /** The largest request that is taken. */
  readonly largestRequest: Bytes;
  /** Those of the environment. */
  readonly logRules: readonly LogRule[];
  /** In which words texts are cut. Default: the Collector's. */
  readonly cuts?: Cuts;
}

/** Metrics that wait until somebody pulls them. */
export interface Offered {
  /** The server that pulls them keeps exemplars. */
  readonly exemplars: boolean;
}

const isOffered = (metricsTo: PipelineOptions['metricsTo']): metricsTo is Offered => 'exemplars' in metricsTo;

/** How each signal leaves. */
type Sent = ReturnType<typeof sendingOf>;

/** Pipelines for each signal, more where it takes them. Whatever is dropped is dropped before work is done on it. */
export function sampledPipelines(options: PipelineOptions): Pipeline[] {
  const sent = sendingOf(options);
  return [
    ...tracePipelines(options, sent.traces, [metricsExporter(options, sent), ...sent.metrics.copy.exporters]),
    ...otherPipelines(options, sent),
    ...(['traces', 'metrics', 'logs'] as const).flatMap((signal) => sent[signal].copy.pipelines),
  ];
}

const metricsExporter = ({ metricsTo }: PipelineOptions, { metrics }: Sent): Exporter =>
  isOffered(metricsTo) ? exposition(metricsTo) : otlpExporter('metrics', metricsTo, metrics.first);

/** What is done to spans before they are judged. */
export const namedSpans = (clusters: boolean): Processor[] => [
  serviceName(),
  sanitizeLabels(clusters),
  semanticConventions(),
];

/** Metrics and logs, which nobody samples. `sums`: what makes sums of differences. */
export function otherPipelines(
  options: PipelineOptions,
  sent: Sent,
  sums: readonly Processor[] = [deltaToCumulative()],
): Pipeline[] {
  const { metricsTo, cluster } = options;
  const stored = storedAttributes(isOffered(metricsTo) ? 'pulled' : 'sent');
  const clusters = cluster !== undefined;
  return [
    ...taken(options, 'metrics', [otlpMetrics()], {
      processors: [serviceName(), sanitizeLabels(clusters), ...sums, semanticConventions(), stored],
      exporters: [metricsExporter(options, sent), ...sent.metrics.copy.exporters],
    }),
    ...taken(options, 'logs', [], {
      processors: [
        serviceName(),
        sanitizeLabels(clusters),
        ...logRules(options.logRules),
        stored,
        logLimits(clusters, options.cuts),
      ],
      exporters: [otlpExporter('logs', options.logsTo, sent.logs.first), ...sent.logs.copy.exporters],
    }),
  ];
}

/**
 * Traces on their way to the sampler and from there to their store. A store that makes metrics from them gets the kept ones
 * with how many each stands for; otherwise they are counted here, all of them, before the sampler.
 */
function tracePipelines(
  options: PipelineOptions,
  { first, copy }: SentSignal,
  metrics: readonly Exporter[],
): Pipeline[] {
  const { tracesTo, metricsTo, cluster } = options;
  const clusters = cluster !== undefined;
  const named = namedSpans(clusters);
  const { spanMetrics: madeThere, largestTrace } = offersOf(tracesTo);
  const kept = [otlpExporter('traces', tracesTo, first), ...copy.exporters];
  const sampler = tailSampling({ ...options, largestTrace });
  // One sampler for every cluster, as a trace that spans several is judged whole.
  if (madeThere) return taken(options, 'traces', [], { processors: [...named, sampler], exporters: kept });
  const counted = [spanMetrics({ exemplars: keepsExemplars(metricsTo), clusters }), serviceGraph({ clusters })];
  const all = forward('all');
  return [
    ...taken(options, 'traces', [], { processors: named, exporters: [...counted, all] }),
    { signal: 'traces', name: 'kept', receivers: [all], processors: [sampler], exporters: kept },
    {
      signal: 'metrics',
      name: 'of_traces',
      receivers: counted,
      processors: [spanMetricNames(clusters)],
      exporters: metrics,
    },
  ];
}

/** Whether exemplars are kept where metrics go. In OTLP they are part of the data, unless a store says that it drops them. */
function keepsExemplars(metricsTo: PipelineOptions['metricsTo']): boolean {
  if (isOffered(metricsTo)) return metricsTo.exemplars;
  return 'exemplars' in metricsTo.offers ? metricsTo.offers.exemplars : true;
}
