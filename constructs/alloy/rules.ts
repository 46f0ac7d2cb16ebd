import type { Component } from '../kit';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { agentName, linesWait, loss, ofAgent, pullsTooMuch, retries } from '../kit/vocabulary/alert-forms';
import type { AlloyProps } from './props';

type Destinations = Pick<AlloyProps, 'logsTo' | 'metricsTo' | 'otlpTo' | 'profilesTo'>;

/** Those about what it sends. https://grafana.com/docs/alloy/latest/reference/components/ */
export function alloyAlerts(
  alloy: Component,
  { logsTo, metricsTo, otlpTo, profilesTo }: Destinations,
): ComponentAlert[] {
  return [
    ...(logsTo ? aboutLines(alloy) : []),
    ...(metricsTo ? aboutSamples(alloy) : []),
    ...(otlpTo ? aboutOtlp(alloy) : []),
    ...(profilesTo ? aboutProfiles(alloy) : []),
  ];
}

/** Lines that no repetition brings to their store. */
export const linesDropped = (alloy: Component): ComponentAlert =>
  loss(alloy, {
    name: 'AlloyDropsLines',
    counter: 'loki_write_dropped_entries_total',
    by: [...ofAgent, 'reason'],
    summary: 'Alloy gives log lines up, and they are lost.',
    description: `{{ $value | humanize }} lines of the agent ${agentName} in fifteen minutes, for the reason {{ $labels.reason }}.`,
  });

const aboutLines = (alloy: Component): ComponentAlert[] => [
  linesDropped(alloy),
  linesWait(alloy, { program: 'Alloy', counter: 'loki_write_batch_retries_total' }),
];

const aboutSamples = (alloy: Component): ComponentAlert[] => [
  loss(alloy, {
    name: 'AlloyDropsSamples',
    counter: 'prometheus_remote_storage_samples_failed_total',
    by: ofAgent,
    summary: 'The store refuses samples for good that Alloy sends, and they are lost.',
    description: `{{ $value | humanize }} samples of the agent ${agentName} in fifteen minutes.`,
  }),
  pullsTooMuch(alloy, {
    name: 'AlloyRefusesMetrics',
    by: ofAgent,
    summary: 'A program shows more metrics than Alloy is to take from one, and none of it is taken.',
    description: `{{ $value | humanize }} tries in fifteen minutes, with too many {{ $labels.what }} for the agent ${agentName}.`,
  }),
  retries(alloy, {
    name: 'AlloySamplesWait',
    counter: 'prometheus_remote_storage_samples_retried_total',
    by: ofAgent,
    summary: 'Alloy does not get rid of samples, and they wait on the disk of the node.',
    description: `The agent ${agentName} has sent {{ $value | humanize }} samples again in five minutes. What has waited for two hours is lost.`,
  }),
];

const aboutProfiles = (alloy: Component): ComponentAlert[] => [
  loss(alloy, {
    name: 'AlloyDropsProfiles',
    counter: 'pyroscope_write_dropped_profiles_total',
    by: ofAgent,
    severity: 'warning',
    summary: 'Alloy gives profiles up, and they are lost.',
    description: `{{ $value | humanize }} profiles of the agent ${agentName} in fifteen minutes.`,
  }),
];

/** Its counters are named as those of the Collector, with `_total`. */
const aboutOtlp = (alloy: Component): ComponentAlert[] => [
  loss(alloy, {
    name: 'AlloyGivesUp',
    counter: {
      spans: 'otelcol_exporter_send_failed_spans_total',
      'log records': 'otelcol_exporter_send_failed_log_records_total',
      'metric points': 'otelcol_exporter_send_failed_metric_points_total',
    },
    by: [...ofAgent, 'exporter'],
    summary: 'The Collector refuses for good what applications sent to Alloy by OTLP, and it is lost.',
    description: `{{ $value | humanize }} {{ $labels.what }} of the agent ${agentName} in fifteen minutes, on their way through {{ $labels.exporter }}.`,
  }),
];
