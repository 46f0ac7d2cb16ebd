import { type Endpoint, minutes } from '../../kit';
import { type ComponentAlert, explainedOn } from '../../kit/vocabulary/alert';
import { type Observed, ownSeries } from '../../kit/vocabulary/alert-forms';
import { kafkaPage } from '../../kit/vocabulary/alert-pages';
import { tempoGroups } from '../../kit/vocabulary/consumer-groups';

/** Groups about which their own program has alerts. */
const tellingThemselves = Object.values(tempoGroups).join('|');

/** How long a record may wait to be read, in minutes. */
const wait = 15;

/**
 * Alerts about the brokers that an exporter asks. `offers`: what is known of them, without which a day before is the measure of how many brokers
 * there are, and nobody tells that a partition has too few copies for its writers.
 */
export function kafkaAlerts(
  exporter: Observed,
  { brokers, minInsyncReplicas }: Endpoint<'kafka'>['offers'],
): readonly ComponentAlert[] {
  const own = ownSeries(exporter);
  // A pod that was replaced has left series beside those of the new one.
  const once = (metric: string, by: string, at = '') => `max by (${by}) (${metric}{${own}}${at})`;
  const ofPartition = (metric: string, at = '') => once(`kafka_topic_partition_${metric}`, 'topic, partition', at);
  const ofGroup = (metric: string, matchers: string) =>
    `max by (consumergroup, topic, partition) (kafka_consumergroup_${metric}{${own}${matchers}})`;
  const there = (range: string) => `max(max_over_time(kafka_brokers{${own}}[${range}]))`;
  const all = brokers ?? there('1d');
  const partitions = once('kafka_topic_partitions', 'topic');
  const notTelling = `, consumergroup!~"${tellingThemselves}"`;
  return explainedOn(kafkaPage, [
    {
      name: 'KafkaBrokerMissing',
      kind: 'condition',
      // Between two brokers that are rolled all are there for a minute.
      expression: `${there('5m')} < ${all}`,
      holdsFor: minutes(5),
      severity: 'warning',
      summary: 'A broker of Kafka is away, and partitions have a copy less.',
      description: '{{ $value }} are there.',
    },
    {
      name: 'KafkaPartitionUnavailable',
      kind: 'condition',
      expression: `${partitions} - (count by (topic) (${ofPartition('current_offset')}) or ${partitions} * 0) > 0`,
      holdsFor: minutes(5),
      severity: 'critical',
      summary: 'No broker answers for a partition of Kafka: it is neither written nor read.',
      description: '{{ $value }} partitions of {{ $labels.topic }}.',
    },
    ...(minInsyncReplicas === undefined
      ? []
      : [
          {
            name: 'KafkaPartitionBelowMinimum',
            kind: 'condition',
            // What has fewer copies by intention is not meant.
            expression: `count by (topic) (${ofPartition('in_sync_replica')} < ${minInsyncReplicas} and ${ofPartition('replicas')} >= ${minInsyncReplicas}) > 0`,
            holdsFor: minutes(5),
            severity: 'critical',
            summary: 'A partition of Kafka has too few copies in sync, and its writers are refused.',
            description: `{{ $value }} partitions of {{ $labels.topic }} have fewer than ${minInsyncReplicas}.`,
          } as const,
        ]),
    {
      name: 'KafkaPartitionUnderReplicated',
      kind: 'condition',
      // While a broker is away, that is what is told.
      expression: `count by (topic) (${ofPartition('under_replicated_partition')} == 1) and on () (${there('5m')} >= ${all})`,
      holdsFor: minutes(15),
      severity: 'warning',
      summary: 'All brokers of Kafka are there, and a copy of a partition does not follow.',
      description: '{{ $value }} partitions of {{ $labels.topic }}.',
    },
    {
      name: 'KafkaConsumerLags',
      kind: 'condition',
      // Whatever comes in a second: it has not come as far as the topic was then. Below zero it has said nothing yet.
      expression: `sum by (consumergroup, topic) (${ofGroup('lag', notTelling)} and (${ofGroup('current_offset', notTelling)} >= 0) < on (topic, partition) group_left () ${ofPartition('current_offset', ` offset ${wait}m`)}) > 0`,
      holdsFor: minutes(wait),
      severity: 'warning',
      summary: 'A consumer group falls behind: records of Kafka wait to be read.',
      description: `{{ $labels.consumergroup }} has {{ $value | humanize }} records of {{ $labels.topic }} before it, some for more than ${wait} minutes.`,
    },
  ]);
}
