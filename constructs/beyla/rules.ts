import type { Component } from '../kit';
import { type ComponentAlert, explainedOn } from '../kit/vocabulary/alert';
import { loss, ofPod, podName } from '../kit/vocabulary/alert-forms';
import { beylaPage } from '../kit/vocabulary/alert-pages';

/** https://grafana.com/docs/beyla/latest/configure/internal-metrics-reporter/ */
export const beylaAlerts = (component: Component): readonly ComponentAlert[] =>
  explainedOn(beylaPage, [
    // Each is one batch for which Beyla does not try again.
    loss(component, {
      name: 'BeylaCannotSend',
      counter: {
        'batches of spans': 'beyla_otel_trace_export_errors_total',
        'batches of metrics': 'beyla_otel_metric_export_errors_total',
      },
      by: ofPod,
      severity: 'warning',
      summary: 'Beyla cannot send what it measures, and it is lost.',
      description: `{{ $value | humanize }} {{ $labels.what }} of ${podName} failed in fifteen minutes.`,
    }),
    loss(component, {
      name: 'BeylaCannotInstrument',
      counter: 'beyla_instrumentation_errors_total',
      by: ['process_name', 'error_type'],
      severity: 'warning',
      summary: 'Beyla cannot look into a program that it is to instrument, so nothing is measured of it.',
      description:
        '{{ $value | humanize }} times in fifteen minutes at {{ $labels.process_name }}: {{ $labels.error_type }}.',
    }),
  ]);
