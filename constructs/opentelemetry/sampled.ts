import type { Bytes, Duration, Endpoint, LogRule } from '../kit';
import { forward, serviceGraph, spanMetrics } from './connectors';
import { exposition, largestBatch, otlpGrpc, otlpHttp } from './exporters';
import type { Exporter, Pipeline } from './pipelines';
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
import { type Taking, taken } from './taken';

/** What the pipelines are made from. */
export interface PipelineOptions extends Taking {
  /** Where metrics go; or that they are offered to somebody who pulls them. */
  readonly metricsTo: Endpoint<'otlp.metrics'> | Offered;
  readonly logsTo: Endpoint<'otlp.logs'>;
  readonly tracesTo: Endpoint<'otlp.traces'>;
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
  /** Whoever pulls them keeps exemplars. */
  readonly exemplars: boolean;
}

const isOffered = (metricsTo: PipelineOptions['metricsTo']): metricsTo is Offered => 'exemplars' in metricsTo;

/** Pipelines for each signal, more where it takes them. Whatever is dropped is dropped before work is done on it. */
export function sampledPipelines(options: PipelineOptions): Pipeline[] {
  const { metricsTo, disk, largestRequest, cluster } = options;
  const largest = largestBatch(largestRequest);
  const metrics = isOffered(metricsTo)
    ? exposition(metricsTo)
    : otlpHttp('metrics', metricsTo, { disk, largestBatch: largest.metrics });
  const stored = storedAttributes(isOffered(metricsTo) ? 'pulled' : 'sent');
  const clusters = cluster !== undefined;
  return [
    ...tracePipelines(options, metrics),
    ...taken(options, 'metrics', [otlpMetrics()], {
      processors: [serviceName(), sanitizeLabels(clusters), deltaToCumulative(), semanticConventions(), stored],
      exporters: [metrics],
    }),
    ...taken(options, 'logs', [], {
      processors: [
        serviceName(),
        sanitizeLabels(clusters),
        ...logRules(options.logRules),
        stored,
        logLimits(clusters, options.cuts),
      ],
      exporters: [otlpHttp('logs', options.logsTo, { disk, largestBatch: largest.logs })],
    }),
  ];
}

/**
 * Traces on their way to the sampler and from there to their store. A store that makes metrics from them gets the kept ones
 * with how many each stands for; otherwise they are counted here, all of them, before the sampler.
 */
function tracePipelines(options: PipelineOptions, metrics: Exporter): Pipeline[] {
  const { tracesTo, metricsTo, disk, largestRequest, cluster } = options;
  const clusters = cluster !== undefined;
  const named = [serviceName(), sanitizeLabels(clusters), semanticConventions()];
  const store = otlpGrpc('traces', tracesTo, { disk, largestBatch: largestBatch(largestRequest).traces });
  const sampler = tailSampling({ ...options, largestTrace: tracesTo.offers.largestTrace });
  // One sampler for every cluster, as a trace that spans several is judged whole.
  if (tracesTo.offers.spanMetrics) {
    return taken(options, 'traces', [], { processors: [...named, sampler], exporters: [store] });
  }
  const { exemplars } = isOffered(metricsTo) ? metricsTo : metricsTo.offers;
  const counted = [spanMetrics({ exemplars, clusters }), serviceGraph({ clusters })];
  const all = forward('all');
  return [
    ...taken(options, 'traces', [], { processors: named, exporters: [...counted, all] }),
    { signal: 'traces', name: 'kept', receivers: [all], processors: [sampler], exporters: [store] },
    {
      signal: 'metrics',
      name: 'of_traces',
      receivers: counted,
      processors: [spanMetricNames(clusters)],
      exporters: [metrics],
    },
  ];
}
