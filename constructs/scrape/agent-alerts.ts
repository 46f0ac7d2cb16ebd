import type { ComponentAlert } from '../kit/vocabulary/alert';
import { linesWait, loss, type Observed, ofPod, podName, pullsTooMuch, retries } from '../kit/vocabulary/alert-forms';

/** Alerts about an Alloy, evaluated where its metrics are: in its own cluster, or on a platform to which other clusters send. */

/** What alerts are about: those of the first destination, where there is a copy too. */
export interface OfDestination {
  /** Which of several destinations, by matchers of its series. Default: there is one. */
  readonly matchers?: string;
}

/** The counter of lines that no repetition brings to their store. */
export const linesGivenUp = {
  counter: 'loki_write_dropped_entries_total',
  by: [...ofPod, 'reason'],
  description: `{{ $value | humanize }} lines of the agent ${podName} in fifteen minutes, for the reason {{ $labels.reason }}.`,
};

/** The counter of repetitions of lines. */
export const linesRetried = 'loki_write_batch_retries_total';

/** The counter of samples that no repetition brings to their store. */
export const samplesGivenUp = { counter: 'prometheus_remote_storage_samples_failed_total', by: ofPod };

/** The counter of repetitions of samples. */
export const samplesRetried = { counter: 'prometheus_remote_storage_samples_retried_total', by: ofPod };

/** Lines that no repetition brings to their store. */
export const linesDropped = (alloy: Observed, of: OfDestination = {}): ComponentAlert =>
  loss(alloy, {
    ...linesGivenUp,
    ...of,
    name: 'AlloyDropsLines',
    summary: 'Alloy gives log lines up, and they are lost.',
  });

/** Those about lines that it sends. */
export const lineAlerts = (alloy: Observed, of: OfDestination = {}): ComponentAlert[] => [
  linesDropped(alloy, of),
  linesWait(alloy, { program: 'Alloy', counter: linesRetried, ...of }),
];

/** Those about samples that it pulls and sends. */
export const sampleAlerts = (alloy: Observed, of: OfDestination = {}): ComponentAlert[] => [
  loss(alloy, {
    ...samplesGivenUp,
    ...of,
    name: 'AlloyDropsSamples',
    summary: 'The store refuses samples for good that Alloy sends, and they are lost.',
    description: `{{ $value | humanize }} samples of the agent ${podName} in fifteen minutes.`,
  }),
  pullsTooMuch(alloy, {
    name: 'AlloyRefusesMetrics',
    by: ofPod,
    summary: 'A program shows more metrics than Alloy is to take from one, and none of it is taken.',
    description: `{{ $value | humanize }} tries in fifteen minutes, with too many {{ $labels.what }} for the agent ${podName}.`,
  }),
  retries(alloy, {
    ...samplesRetried,
    ...of,
    name: 'AlloySamplesWait',
    summary: 'Alloy does not get rid of samples, and they wait on the disk of the node.',
    description: `The agent ${podName} has sent {{ $value | humanize }} samples again in five minutes. What has waited for two hours is lost.`,
  }),
];
