import type { Component } from '../kit';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { agentName, linesWait, loss, ofAgent, pullsTooMuch, retries } from '../kit/vocabulary/alert-forms';
import { type AlloyCopies, copyOf, samplesCopy } from './copies';
import type { AlloyProps } from './props';

type Destinations = Pick<AlloyProps, 'logsTo' | 'metricsTo' | 'copyTo' | 'otlpTo' | 'profilesTo'>;

/** Those about what it sends. https://grafana.com/docs/alloy/latest/reference/components/ */
export function alloyAlerts(
  alloy: Component,
  { logsTo, metricsTo, copyTo = {}, otlpTo, profilesTo }: Destinations,
): ComponentAlert[] {
  return [
    ...(logsTo ? aboutLines(alloy, copyTo) : []),
    ...(metricsTo ? aboutSamples(alloy, copyTo) : []),
    ...(otlpTo ? aboutOtlp(alloy) : []),
    ...(profilesTo ? aboutProfiles(alloy) : []),
  ];
}

/** Lines that no repetition brings to their store. `matchers`: whose, where there is a copy too. */
export const linesDropped = (alloy: Component, matchers?: string): ComponentAlert =>
  loss(alloy, {
    name: 'AlloyDropsLines',
    ...dropped,
    matchers,
    summary: 'Alloy gives log lines up, and they are lost.',
  });

const dropped = {
  counter: 'loki_write_dropped_entries_total',
  by: [...ofAgent, 'reason'],
  description: `{{ $value | humanize }} lines of the agent ${agentName} in fifteen minutes, for the reason {{ $labels.reason }}.`,
};

/** Tells what is said of the first destination from what is said of a copy. */
const told = (label: string, copy: string) => ({ first: `${label}!="${copy}"`, copy: `${label}="${copy}"` });

function aboutLines(alloy: Component, { logs }: AlloyCopies): ComponentAlert[] {
  const of = told('component_id', `loki.write.${copyOf('logs')}`);
  const retried = { program: 'Alloy', counter: 'loki_write_batch_retries_total' };
  return [
    linesDropped(alloy, logs && of.first),
    linesWait(alloy, logs ? { ...retried, matchers: of.first } : retried),
    ...(logs
      ? [
          loss(alloy, {
            ...dropped,
            name: 'AlloyCopyDropsLines',
            matchers: of.copy,
            severity: 'warning',
            summary:
              'The copy of the log lines has gaps: it is refused for good. The first destination has every line.',
          }),
          retries(alloy, {
            name: 'AlloyCopyCannotSend',
            counter: retried.counter,
            matchers: of.copy,
            by: ofAgent,
            summary: 'The copy of the log lines falls behind, and the files wait for it.',
            description: `The agent ${agentName} has sent its copy again {{ $value | humanize }} times in five minutes. The kubelet deletes files that have waited too long.`,
          }),
        ]
      : []),
  ];
}

function aboutSamples(alloy: Component, { metrics }: AlloyCopies): ComponentAlert[] {
  const of = told('remote_name', samplesCopy);
  const first = metrics ? { matchers: of.first } : {};
  const failed = { counter: 'prometheus_remote_storage_samples_failed_total', by: ofAgent };
  const retried = { counter: 'prometheus_remote_storage_samples_retried_total', by: ofAgent };
  return [
    loss(alloy, {
      ...failed,
      ...first,
      name: 'AlloyDropsSamples',
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
      ...retried,
      ...first,
      name: 'AlloySamplesWait',
      summary: 'Alloy does not get rid of samples, and they wait on the disk of the node.',
      description: `The agent ${agentName} has sent {{ $value | humanize }} samples again in five minutes. What has waited for two hours is lost.`,
    }),
    ...(metrics
      ? [
          loss(alloy, {
            ...failed,
            name: 'AlloyCopyDropsSamples',
            matchers: of.copy,
            severity: 'warning',
            summary:
              'The copy of the samples has gaps: it is refused for good. The first destination has every sample.',
            description: `{{ $value | humanize }} samples of the agent ${agentName} in fifteen minutes.`,
          }),
          retries(alloy, {
            ...retried,
            name: 'AlloyCopySamplesWait',
            matchers: of.copy,
            summary: 'The copy of the samples falls behind, and they wait for it on the disk of the node.',
            description: `The agent ${agentName} has sent {{ $value | humanize }} samples of its copy again in five minutes. What has waited for two hours is missing there.`,
          }),
        ]
      : []),
  ];
}

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
