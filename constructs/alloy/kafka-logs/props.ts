import type { ComponentProps, ConfigurationChange, Endpoint, ResourceProps } from '../../kit';
import { componentValidators } from '../../kit/environment/component-props';
import { anything, endpoint, list, optional, text, type Validators } from '../../kit/model/validation';
import { resourceValidator } from '../../kit/pods/container';
import { type LogCopies, logCopies } from '../copies';
import type { AlloyFile } from '../syntax';

export interface KafkaLogsProps extends ComponentProps {
  /** The brokers, by the address from which a client learns those of all. */
  readonly brokers: Endpoint<'kafka'>;
  /** The topics whose records are log lines, such as `['events']`. */
  readonly topics: readonly string[];
  /** Where the lines go: a store, or `external` in its place. */
  readonly logsTo: Endpoint<'loki.push'>;
  /**
   * Where a copy of the lines goes, such as a cloud. It is read from the topics by itself, so that nothing else waits for it. Default: nothing
   * is copied.
   */
  readonly copyTo?: LogCopies;
  /** Requests and limit. Default: enough for a few hundred records a second. */
  readonly resources?: ResourceProps;
  /**
   * What is to be different in Alloy's configuration, where there is no property for it, in the words of Alloy's own pages. Default: nothing.
   * https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.kafka/
   */
  readonly configuration?: ConfigurationChange<AlloyFile, AlloyFile>;
}

const topic = text({
  example: 'events',
  expected: 'letters, digits, dots, underscores and hyphens, at most 249 of them',
  standIn: 'events',
  problem: (value) =>
    /^[-._a-zA-Z0-9]{1,249}$/.test(value) ? undefined : `${JSON.stringify(value)} is no name of a topic`,
});

export const kafkaLogsValidators: Validators<KafkaLogsProps> = {
  ...componentValidators,
  brokers: endpoint('kafka'),
  topics: list(topic, { least: 1 }),
  logsTo: endpoint('loki.push'),
  copyTo: optional(logCopies),
  resources: optional(resourceValidator),
  // Checked when it is applied.
  configuration: anything(),
};
