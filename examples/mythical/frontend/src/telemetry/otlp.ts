import { SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { FetchInstrumentation } from '@opentelemetry/instrumentation-fetch';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, WebTracerProvider } from '@opentelemetry/sdk-trace-web';
import { recordBy } from './record';

/** Every call to the server begins a trace here, and carries it in the header `traceparent`. */
export function start(attributes: Readonly<Record<string, string>>): void {
  const exporter = new OTLPTraceExporter({ url: '/otlp/v1/traces' });
  const tracerProvider = new WebTracerProvider({
    resource: resourceFromAttributes(attributes),
    // Small batches: nginx takes no large request.
    spanProcessors: [
      new BatchSpanProcessor(exporter, { maxExportBatchSize: 32, maxQueueSize: 256, scheduledDelayMillis: 2000 }),
    ],
  });
  tracerProvider.register();
  registerInstrumentations({
    tracerProvider,
    instrumentations: [new FetchInstrumentation({ ignoreUrls: [/\/otlp\//, /\/telemetry\.json$/] })],
  });
  recordBy((error) => {
    const span = trace.getTracer('mythical-frontend').startSpan('error');
    span.recordException(error);
    span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
    span.end();
  });
}
