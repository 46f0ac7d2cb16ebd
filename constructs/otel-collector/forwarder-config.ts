import type { Bytes, Endpoint, LogRule } from '../kit';
import type { FileOf } from '../kit/model/secret-key';
import type { CollectorCopies } from '../opentelemetry/copies';
import { otlpExporter } from '../opentelemetry/exporters';
import type { Pipeline, Processor, Signal } from '../opentelemetry/pipelines';
import { logLimits } from '../opentelemetry/processors/log-limits';
import { logRules } from '../opentelemetry/processors/log-rules';
import { otlpMetrics } from '../opentelemetry/processors/otlp-metrics';
import { sanitizeLabels } from '../opentelemetry/processors/sanitize-labels';
import { serviceName } from '../opentelemetry/processors/service-name';
import { sendingOf } from '../opentelemetry/sending';
import { type Taking, taken } from '../opentelemetry/taken';

/** What the pipelines are made from. */
export interface ForwarderPipelineOptions extends Taking {
  readonly sendTo: Endpoint<'otlp.http'>;
  readonly copyTo?: CollectorCopies;
  /** Where the Secrets of those are to whom it sends. */
  readonly fileOf: FileOf;
  readonly disk: Bytes;
  /** Those of the environment. */
  readonly logRules: readonly LogRule[];
}

/**
 * One pipeline for each signal. What only this cluster knows is added here, and what must not leave it is masked here; everything else is
 * done once, on the other side.
 */
export function forwarderPipelines(options: ForwarderPipelineOptions): Pipeline[] {
  const { sendTo } = options;
  const sent = sendingOf(options);
  const pipeline = (signal: Signal, dropped: readonly Processor[], processors: readonly Processor[]): Pipeline[] =>
    taken(options, signal, dropped, {
      processors: [serviceName(), ...processors],
      exporters: [otlpExporter(signal, sendTo, sent[signal].first), ...sent[signal].copy.exporters],
    });
  // Log rules choose records by the names that lines from files have too.
  const rules = logRules(options.logRules);
  const named = rules.length > 0 ? [sanitizeLabels(options.cluster !== undefined), ...rules] : [];
  return [
    ...pipeline('traces', [], []),
    ...pipeline('metrics', [otlpMetrics()], []),
    ...pipeline('logs', [], [...named, logLimits(options.cluster !== undefined)]),
    ...(['traces', 'metrics', 'logs'] as const).flatMap((signal) => sent[signal].copy.pipelines),
  ];
}
