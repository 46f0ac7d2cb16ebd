import type { Bytes, Duration, Endpoint, LogRule } from '../kit';
import { forward, serviceGraph, spanMetrics } from './connectors';
import { exposition, largestBatch, otlpGrpc, otlpHttp } from './exporters';
import { healthCheck } from './extensions';
import type { KeepPolicy } from './keep';
import { collectorConfiguration, type Exporter, type Pipeline, type Receiver } from './pipelines';
import { deltaToCumulative } from './processors/delta-to-cumulative';
import { jaegerClients } from './processors/jaeger-clients';
import { kubernetesAttributes } from './processors/kubernetes-attributes';
import { logLimits } from './processors/log-limits';
import { logRules } from './processors/log-rules';
import { logsOnce } from './processors/logs-once';
import { memoryLimiter } from './processors/memory-limiter';
import { otlpMetrics } from './processors/otlp-metrics';
import { sanitizeLabels } from './processors/sanitize-labels';
import { semanticConventions } from './processors/semantic-conventions';
import { serviceName } from './processors/service-name';
import { spanMetricNames } from './processors/span-metrics';
import { storedAttributes } from './processors/stored-attributes';
import { tailSampling } from './processors/tail-sampling';
import { jaeger, otlp } from './receivers';

export const metricsPort = 8888;

/** What the pipelines are made from. */
export interface PipelineOptions {
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
  /** Spans of Jaeger clients are taken too. */
  readonly jaeger: boolean;
  /** Those of the environment. */
  readonly logRules: readonly LogRule[];
}

/** Metrics that wait until somebody pulls them. */
export interface Offered {
  /** Whoever pulls them keeps exemplars. */
  readonly exemplars: boolean;
}

const isOffered = (metricsTo: PipelineOptions['metricsTo']): metricsTo is Offered => 'exemplars' in metricsTo;

/** One pipeline for each signal, more where it takes them. Whatever is dropped is dropped before work is done on it. */
export function otelCollectorPipelines(options: PipelineOptions): Pipeline[] {
  const { metricsTo, disk, largestRequest } = options;
  const receivers = [otlp(largestRequest)];
  const largest = largestBatch(largestRequest);
  const metrics = isOffered(metricsTo)
    ? exposition(metricsTo)
    : otlpHttp('metrics', metricsTo, { disk, largestBatch: largest.metrics });
  const stored = storedAttributes(isOffered(metricsTo) ? 'pulled' : 'sent');
  return [
    ...tracePipelines(options, options.jaeger ? [...receivers, jaeger()] : receivers, metrics),
    {
      signal: 'metrics',
      receivers,
      processors: [
        memoryLimiter(),
        otlpMetrics(),
        kubernetesAttributes(),
        serviceName(),
        sanitizeLabels(),
        deltaToCumulative(),
        semanticConventions(),
        stored,
      ],
      exporters: [metrics],
    },
    {
      signal: 'logs',
      receivers,
      processors: [
        memoryLimiter(),
        kubernetesAttributes(),
        logsOnce(),
        serviceName(),
        sanitizeLabels(),
        ...logRules(options.logRules),
        stored,
        logLimits(),
      ],
      exporters: [otlpHttp('logs', options.logsTo, { disk, largestBatch: largest.logs })],
    },
  ];
}

/**
 * Traces on their way to the sampler and from there to their store. A store that makes metrics from them gets the kept ones
 * with how many each stands for; otherwise they are counted here, all of them, before the sampler.
 */
function tracePipelines(options: PipelineOptions, receivers: readonly Receiver[], metrics: Exporter): Pipeline[] {
  const { tracesTo, metricsTo, disk, largestRequest } = options;
  const named = [
    memoryLimiter(),
    ...(options.jaeger ? [jaegerClients()] : []),
    kubernetesAttributes(),
    serviceName(),
    sanitizeLabels(),
    semanticConventions(),
  ];
  const store = otlpGrpc('traces', tracesTo, { disk, largestBatch: largestBatch(largestRequest).traces });
  const sampler = tailSampling({ ...options, largestTrace: tracesTo.offers.largestTrace });
  if (tracesTo.offers.spanMetrics) {
    return [{ signal: 'traces', receivers, processors: [...named, sampler], exporters: [store] }];
  }
  const { exemplars } = isOffered(metricsTo) ? metricsTo : metricsTo.offers;
  const counted = [spanMetrics({ exemplars }), serviceGraph()];
  const all = forward('all');
  return [
    { signal: 'traces', receivers, processors: named, exporters: [...counted, all] },
    { signal: 'traces', name: 'kept', receivers: [all], processors: [sampler], exporters: [store] },
    { signal: 'metrics', name: 'of_traces', receivers: counted, processors: [spanMetricNames()], exporters: [metrics] },
  ];
}

/** https://opentelemetry.io/docs/collector/configuration/ */
export function otelCollectorConfiguration(options: PipelineOptions) {
  return collectorConfiguration({
    pipelines: otelCollectorPipelines(options),
    extensions: [healthCheck()],
    telemetry: {
      logs: { encoding: 'json' },
      // Its own metrics are offered on localhost unless told otherwise.
      metrics: { readers: [{ pull: { exporter: { prometheus: { host: '0.0.0.0', port: metricsPort } } } }] },
    },
  });
}
