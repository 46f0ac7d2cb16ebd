import type { Component } from '../kit';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { loss, ofPod, podName, retries } from '../kit/vocabulary/alert-forms';
import {
  lineAlerts,
  linesGivenUp,
  linesRetried,
  sampleAlerts,
  samplesGivenUp,
  samplesRetried,
} from '../scrape/agent-alerts';
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

/** Tells what is said of the first destination from what is said of a copy. */
const told = (label: string, copy: string) => ({
  first: { matchers: `${label}!="${copy}"` },
  copy: { matchers: `${label}="${copy}"` },
});

function aboutLines(alloy: Component, { logs }: AlloyCopies): ComponentAlert[] {
  if (!logs) return lineAlerts(alloy);
  const of = told('component_id', `loki.write.${copyOf('logs')}`);
  return [
    ...lineAlerts(alloy, of.first),
    loss(alloy, {
      ...linesGivenUp,
      ...of.copy,
      name: 'AlloyCopyDropsLines',
      severity: 'warning',
      summary: 'The copy of the log lines has gaps: it is refused for good. The first destination has every line.',
    }),
    retries(alloy, {
      ...of.copy,
      name: 'AlloyCopyCannotSend',
      counter: linesRetried,
      by: ofPod,
      summary: 'The copy of the log lines falls behind, and the files wait for it.',
      description: `The agent ${podName} has sent its copy again {{ $value | humanize }} times in five minutes. The kubelet deletes files that have waited too long.`,
    }),
  ];
}

function aboutSamples(alloy: Component, { metrics }: AlloyCopies): ComponentAlert[] {
  if (!metrics) return sampleAlerts(alloy);
  const of = told('remote_name', samplesCopy);
  return [
    ...sampleAlerts(alloy, of.first),
    loss(alloy, {
      ...samplesGivenUp,
      ...of.copy,
      name: 'AlloyCopyDropsSamples',
      severity: 'warning',
      summary: 'The copy of the samples has gaps: it is refused for good. The first destination has every sample.',
      description: `{{ $value | humanize }} samples of the agent ${podName} in fifteen minutes.`,
    }),
    retries(alloy, {
      ...samplesRetried,
      ...of.copy,
      name: 'AlloyCopySamplesWait',
      summary: 'The copy of the samples falls behind, and they wait for it on the disk of the node.',
      description: `The agent ${podName} has sent {{ $value | humanize }} samples of its copy again in five minutes. What has waited for two hours is missing there.`,
    }),
  ];
}

const aboutProfiles = (alloy: Component): ComponentAlert[] => [
  loss(alloy, {
    name: 'AlloyDropsProfiles',
    counter: 'pyroscope_write_dropped_profiles_total',
    by: ofPod,
    severity: 'warning',
    summary: 'Alloy gives profiles up, and they are lost.',
    description: `{{ $value | humanize }} profiles of the agent ${podName} in fifteen minutes.`,
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
    by: [...ofPod, 'exporter'],
    summary: 'The Collector refuses for good what applications sent to Alloy by OTLP, and it is lost.',
    description: `{{ $value | humanize }} {{ $labels.what }} of the agent ${podName} in fifteen minutes, on their way through {{ $labels.exporter }}.`,
  }),
];
