import type { Component } from '../../kit';
import type { ComponentAlert } from '../../kit/vocabulary/alert';
import { loss } from '../../kit/vocabulary/alert-forms';
import { type Speaker, samplingAlerts } from '../../opentelemetry/rules';
import { linesDropped } from '../../scrape/agent-alerts';
import type { AlloyReceiverProps } from './props';

const alloySpeaks: Speaker = { prefix: 'AlloyReceiver', subject: 'Alloy', object: 'Alloy', counters: '_total' };

/** Those about OTLP, which are the Collector's, and those about what else it takes. */
export function receiverAlerts(
  receiver: Component,
  { linesTo, profilesTo, faro, copyTo }: Pick<AlloyReceiverProps, 'linesTo' | 'profilesTo' | 'faro' | 'copyTo'>,
): ComponentAlert[] {
  return [
    ...samplingAlerts(receiver, alloySpeaks, { copyTo }),
    ...(linesTo ? [linesDropped(receiver)] : []),
    ...(profilesTo ? [profilesDropped(receiver)] : []),
    ...(faro ? [browserDataDropped(receiver)] : []),
  ];
}

const profilesDropped = (receiver: Component): ComponentAlert =>
  loss(receiver, {
    name: 'AlloyReceiverDropsProfiles',
    counter: 'pyroscope_write_dropped_profiles_total',
    by: ['endpoint'],
    summary: 'Alloy gives profiles up, and they are lost.',
    description: '{{ $value | humanize }} profiles in fifteen minutes, for {{ $labels.endpoint }}.',
  });

const browserDataDropped = (receiver: Component): ComponentAlert =>
  loss(receiver, {
    name: 'AlloyReceiverDropsBrowserData',
    counter: 'faro_receiver_exporter_errors_total',
    by: ['exporter'],
    summary: 'What browsers sent finds nobody who takes it, and it is lost.',
    description: '{{ $value | humanize }} requests in fifteen minutes, on their way to {{ $labels.exporter }}.',
  });
