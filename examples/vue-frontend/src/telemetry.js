import { SpanStatusCode, trace as api } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { FetchInstrumentation } from '@opentelemetry/instrumentation-fetch';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, WebTracerProvider } from '@opentelemetry/sdk-trace-web';

/**
 * Every call to the backend begins a trace here, and carries it in the header `traceparent`. The spans go to the page's own origin, where nginx
 * hands them on: the browser keeps no secret, and needs no permission of another origin.
 */
export async function trace() {
  const exporter = new OTLPTraceExporter({ url: '/otlp/v1/traces' });
  const provider = new WebTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'vue-frontend', ...(await ofThePod()) }),
    // Small batches: nginx takes no large request.
    spanProcessors: [
      new BatchSpanProcessor(exporter, { maxExportBatchSize: 32, maxQueueSize: 256, scheduledDelayMillis: 2000 }),
    ],
  });
  provider.register();
  registerInstrumentations({
    tracerProvider: provider,
    instrumentations: [new FetchInstrumentation({ ignoreUrls: [/\/otlp\//] })],
  });
}

/** What the server says of itself: the page is its pod's. */
async function ofThePod() {
  const response = await fetch('/telemetry.json').catch(() => undefined);
  return response?.ok ? response.json().catch(() => ({})) : {};
}

/** An error that no component has handled: a span of its own, and the console's line. */
export function recordError(error, _component, info) {
  const span = api.getTracer('vue').startSpan('error');
  span.recordException(error);
  span.setStatus({ code: SpanStatusCode.ERROR, message: info });
  span.end();
  console.error(error);
}
