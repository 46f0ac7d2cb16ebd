import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { AmqplibInstrumentation } from '@opentelemetry/instrumentation-amqplib';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { detectResources, envDetector } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { init as initProfiling, start as startProfiler, stop as stopProfiler } from '@pyroscope/nodejs';
import {
  answeredAttributes,
  incomingAttributes,
  outgoingAttributes,
  publishedAttributes,
  statementAttributes,
} from './semantic-conventions';
import { resourceAttributes } from './settings';

/**
 * Loaded before the program, as instrumentations change the modules that it loads. Where traces and profiles go is said by OpenTelemetry's
 * own variables and by PYROSCOPE_SERVER_ADDRESS; without them there are none.
 */

const provider = process.env.OTEL_EXPORTER_OTLP_ENDPOINT ? startTracing() : undefined;
const profiled = process.env.PYROSCOPE_SERVER_ADDRESS ? startProfiling(process.env.PYROSCOPE_SERVER_ADDRESS) : false;

function startTracing(): NodeTracerProvider {
  const started = new NodeTracerProvider({
    resource: detectResources({ detectors: [envDetector] }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter(), { scheduledDelayMillis: 2000 })],
  });
  started.register();
  registerInstrumentations({
    tracerProvider: started,
    instrumentations: [
      new HttpInstrumentation({
        // Scrapes and probes are no requests of anybody.
        ignoreIncomingRequestHook: ({ url = '' }) => url === '/metrics' || url.startsWith('/health/'),
        // Only what the program itself asks is traced, and not what profiles are sent with.
        requireParentforOutgoingSpans: true,
        startIncomingSpanHook: incomingAttributes,
        startOutgoingSpanHook: outgoingAttributes,
        applyCustomAttributesOnSpan: (span, _request, response) => span.setAttributes(answeredAttributes(response)),
      }),
      new PgInstrumentation({
        requireParentSpan: true,
        ignoreConnectSpans: true,
        requestHook: (span, statement) => span.setAttributes(statementAttributes(statement)),
      }),
      new AmqplibInstrumentation({ publishHook: (span, message) => span.setAttributes(publishedAttributes(message)) }),
    ],
  });
  return started;
}

/** Node.js has profiles by service and time, and none by span. */
function startProfiling(serverAddress: string): true {
  const of = resourceAttributes();
  initProfiling({
    appName: process.env.OTEL_SERVICE_NAME ?? 'mythical',
    serverAddress,
    tags: { namespace: of['k8s.namespace.name'] ?? '', pod: of['k8s.pod.name'] ?? '' },
    flushIntervalMs: 15_000,
    wall: { collectCpuTime: true },
  });
  startProfiler();
  return true;
}

/** Sends what is still there. */
export async function stopTelemetry(): Promise<void> {
  await Promise.allSettled([provider?.shutdown(), profiled ? stopProfiler() : undefined]);
}
