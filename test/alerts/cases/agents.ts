import { type Cases, type LossCase, repeated } from '../case';

/** One agent, as an operator's Prometheus labels it; and as ours does, which knows its address alone. */
const named = { pod: 'agent-x7', instance: '10.0.0.7:12345' };
const unnamed = { instance: '10.0.0.8:12345' };

const labelled = (metric: string, labels: Readonly<Record<string, string>>) =>
  `${metric}{${Object.entries(labels)
    .map(([name, value]) => `${name}="${value}"`)
    .join(', ')}}`;

const dropped = (counter: string, again: string, more: Readonly<Record<string, string>> = {}): LossCase => ({
  kind: 'loss',
  counter: labelled(counter, { ...named, ...more, host: 'loki:3100', reason: 'ingester_error' }),
  says: ({ figure }) => ({
    labels: { ...named, reason: 'ingester_error' },
    description: `${figure} lines of the agent agent-x7 in fifteen minutes, for the reason ingester_error.`,
  }),
  sentAgain: [labelled(again, named)],
});

const waiting = (counter: string): Cases[string] => ({
  kind: 'waiting',
  ...repeated(labelled(counter, { ...unnamed, host: 'loki:3100' }), 1),
  says: ({ figure }) => ({
    labels: unnamed,
    description: `The agent 10.0.0.8:12345 has sent again ${figure} times in five minutes. The kubelet deletes files that have waited too long.`,
  }),
});

const ofLogsCopy = { component_id: 'loki.write.logs_copy' };
const ofSamplesCopy = { ...unnamed, remote_name: 'copy' };

const copyCases: Cases = {
  AlloyCopyDropsLines: dropped('loki_write_dropped_entries_total', 'loki_write_batch_retries_total', ofLogsCopy),
  AlloyCopyCannotSend: {
    kind: 'waiting',
    ...repeated(labelled('loki_write_batch_retries_total', { ...unnamed, ...ofLogsCopy }), 1),
    says: ({ figure }) => ({
      labels: unnamed,
      description: `The agent 10.0.0.8:12345 has sent its copy again ${figure} times in five minutes. The kubelet deletes files that have waited too long.`,
    }),
  },
  AlloyCopyDropsSamples: {
    kind: 'loss',
    counter: labelled('prometheus_remote_storage_samples_failed_total', ofSamplesCopy),
    says: ({ figure }) => ({
      labels: unnamed,
      description: `${figure} samples of the agent 10.0.0.8:12345 in fifteen minutes.`,
    }),
    sentAgain: [labelled('prometheus_remote_storage_samples_retried_total', ofSamplesCopy)],
  },
  AlloyCopySamplesWait: {
    kind: 'waiting',
    ...repeated(labelled('prometheus_remote_storage_samples_retried_total', ofSamplesCopy), 100),
    says: () => ({
      labels: unnamed,
      description:
        'The agent 10.0.0.8:12345 has sent 2k samples of its copy again in five minutes. What has waited for two hours is missing there.',
    }),
  },
};

export const alloyCases: Cases = {
  ...copyCases,
  AlloyDropsLines: dropped('loki_write_dropped_entries_total', 'loki_write_batch_retries_total'),
  AlloyCannotSend: waiting('loki_write_batch_retries_total'),
  AlloyDropsSamples: {
    kind: 'loss',
    counter: labelled('prometheus_remote_storage_samples_failed_total', unnamed),
    says: ({ figure }) => ({
      labels: unnamed,
      description: `${figure} samples of the agent 10.0.0.8:12345 in fifteen minutes.`,
    }),
    sentAgain: [labelled('prometheus_remote_storage_samples_retried_total', unnamed)],
  },
  AlloyDropsProfiles: {
    kind: 'loss',
    counter: labelled('pyroscope_write_dropped_profiles_total', unnamed),
    says: ({ figure }) => ({
      labels: unnamed,
      description: `${figure} profiles of the agent 10.0.0.8:12345 in fifteen minutes.`,
    }),
    sentAgain: [labelled('pyroscope_write_retries_total', unnamed)],
  },
  AlloyRefusesMetrics: {
    kind: 'loss',
    counter: labelled('prometheus_target_scrapes_exceeded_body_size_limit_total', named),
    says: ({ figure }) => ({
      labels: { ...named, what: 'bytes' },
      description: `${figure} tries in fifteen minutes, with too many bytes for the agent agent-x7.`,
    }),
    sentAgain: { never: 'Alloy takes the next samples, and repeats nothing' },
  },
  AlloySamplesWait: {
    kind: 'waiting',
    ...repeated(labelled('prometheus_remote_storage_samples_retried_total', unnamed), 100),
    says: () => ({
      labels: unnamed,
      description:
        'The agent 10.0.0.8:12345 has sent 2k samples again in five minutes. What has waited for two hours is lost.',
    }),
  },
  AlloyGivesUp: {
    kind: 'loss',
    counter: labelled('otelcol_exporter_send_failed_log_records_total', { ...unnamed, exporter: 'otlp/collector' }),
    says: ({ figure }) => ({
      labels: { ...unnamed, exporter: 'otlp/collector', what: 'log records' },
      description: `${figure} log records of the agent 10.0.0.8:12345 in fifteen minutes, on their way through otlp/collector.`,
    }),
    // What it sends again it does not count until it has arrived.
    sentAgain: [labelled('otelcol_exporter_sent_log_records_total', { ...unnamed, exporter: 'otlp/collector' })],
  },
};

export const promtailCases: Cases = {
  PromtailDropsLines: dropped('promtail_dropped_entries_total', 'promtail_batch_retries_total'),
  PromtailCannotSend: waiting('promtail_batch_retries_total'),
};
