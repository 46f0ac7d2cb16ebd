import type { Cases } from '../case';

export const beylaCases: Cases = {
  BeylaCannotSend: {
    kind: 'loss',
    counter: 'beyla_otel_trace_export_errors_total{pod="beyla-x7", error="unavailable"}',
    says: ({ figure }) => ({
      labels: { pod: 'beyla-x7', what: 'batches of spans' },
      description: `${figure} batches of spans of beyla-x7 failed in fifteen minutes.`,
    }),
    // Beyla tries again for a while before it counts.
    sentAgain: ['beyla_otel_trace_exports_total{pod="beyla-x7"}'],
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
