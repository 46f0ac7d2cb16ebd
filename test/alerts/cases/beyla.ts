import type { Cases } from '../case';

export const beylaCases: Cases = {
  BeylaCannotSend: {
    kind: 'loss',
    counter: 'beyla_otel_trace_export_errors_total{instance="10.0.0.8:9400", error="unavailable"}',
    says: ({ figure }) => ({
      labels: { instance: '10.0.0.8:9400', what: 'batches of spans' },
      description: `${figure} batches of spans of 10.0.0.8:9400 failed in fifteen minutes.`,
    }),
    // Beyla tries again for a while before it counts.
    sentAgain: ['beyla_otel_trace_exports_total{instance="10.0.0.8:9400"}'],
  },
  BeylaCannotInstrument: {
    kind: 'loss',
    counter: 'beyla_instrumentation_errors_total{process_name="nginx", error_type="attaching_uprobe"}',
    says: ({ figure }) => ({
      labels: { process_name: 'nginx', error_type: 'attaching_uprobe' },
      description: `${figure} times in fifteen minutes at nginx: attaching_uprobe.`,
    }),
    sentAgain: ['beyla_instrumented_processes{process_name="nginx"}'],
  },
};
