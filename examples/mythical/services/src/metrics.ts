import type { SpanContext } from '@opentelemetry/api';
import { Counter, Gauge, Histogram, type OpenMetricsContentType, Registry } from 'prom-client';

/** In OpenMetrics, without which there are no exemplars. */
export const registry = new Registry<OpenMetricsContentType>();
registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);

/** The label of an exemplar by which the measured request is found. */
export const exemplarOf = ({ traceId, spanId }: SpanContext) => ({ trace_id: traceId, span_id: spanId });

/** How long the server took for each request, in milliseconds. */
export const requestTimes = () =>
  new Histogram<'method' | 'status' | 'beast' | keyof ReturnType<typeof exemplarOf>>({
    name: 'mythical_request_times',
    help: 'Time from the beginning of a request to the end of its answer, in milliseconds.',
    labelNames: ['method', 'status', 'beast'],
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 400, 800, 1600, 4000, 8000, 16000],
    enableExemplars: true,
    registers: [registry],
  });

/** How dangerous the last half minute was. */
export const dangerLevel = () =>
  new Gauge({
    name: 'mythical_danger_level_30s',
    help: 'Danger of the requests since the last full half minute.',
    registers: [registry],
  });

/** What became of the messages. */
export const messagesPublished = () =>
  new Counter({
    name: 'mythical_messages_published',
    help: 'Messages that were to go to the queue.',
    labelNames: ['status'] as const,
    registers: [registry],
  });
