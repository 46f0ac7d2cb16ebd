import type { Bytes, Duration, Endpoint } from '../kit';
import { otlpGrpc, otlpHttp } from './exporters';
import { healthCheck } from './extensions';
import type { KeepPolicy } from './keep';
import { collectorConfiguration, type Pipeline } from './pipelines';
import { kubernetesAttributes } from './processors/kubernetes-attributes';
import { logsOnce } from './processors/logs-once';
import { memoryLimiter } from './processors/memory-limiter';
import { otlpMetrics } from './processors/otlp-metrics';
import { sanitizeLabels } from './processors/sanitize-labels';
import { semanticConventions } from './processors/semantic-conventions';
import { serviceName } from './processors/service-name';
import { storedAttributes } from './processors/stored-attributes';
import { tailSampling } from './processors/tail-sampling';
import { otlp } from './receivers';

export const metricsPort = 8888;

/** What the pipelines are made from. */
export interface PipelineOptions {
  readonly metricsTo: Endpoint<'otlp.metrics'>;
  readonly logsTo: Endpoint<'otlp.logs'>;
  readonly tracesTo: Endpoint<'otlp.traces'>;
  readonly keep: readonly KeepPolicy[];
  readonly decisionWait: Duration;
  readonly tracesPerSecond: number;
  readonly disk: Bytes;
}

/** One pipeline for each signal. Whatever is dropped is dropped before work is done on it. */
export function otelCollectorPipelines(options: PipelineOptions): Pipeline[] {
  const receivers = [otlp()];
  return [
    {
      signal: 'traces',
      receivers,
      processors: [
        memoryLimiter(),
        kubernetesAttributes(),
        serviceName(),
        sanitizeLabels(),
        semanticConventions(),
        tailSampling(options),
      ],
      exporters: [otlpGrpc('traces', options.tracesTo, options.disk)],
    },
    {
      signal: 'metrics',
      receivers,
      processors: [
        memoryLimiter(),
        otlpMetrics(),
        kubernetesAttributes(),
        serviceName(),
        sanitizeLabels(),
        semanticConventions(),
        storedAttributes(),
      ],
      exporters: [otlpHttp('metrics', options.metricsTo, options.disk)],
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
        storedAttributes(),
      ],
      exporters: [otlpHttp('logs', options.logsTo, options.disk)],
    },
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
