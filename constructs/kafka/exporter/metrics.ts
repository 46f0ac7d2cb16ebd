import type { KnownMetrics } from '../../kit';
import { metricsWith, scrapedLabels } from '../../kit/vocabulary/metrics';

/** What the exporter shows of brokers, topics and consumer groups. https://github.com/danielqsj/kafka_exporter#metrics */
export const kafkaMetrics: readonly KnownMetrics[] = metricsWith(scrapedLabels, [
  { name: /^kafka_brokers$/ },
  { name: /^kafka_topic_partitions$/, labels: ['topic'] },
  {
    name: /^kafka_topic_partition_(current_offset|oldest_offset|leader|leader_is_preferred|replicas|in_sync_replica|under_replicated_partition)$/,
    labels: ['topic', 'partition'],
  },
  { name: /^kafka_consumergroup_members$/, labels: ['consumergroup'] },
  { name: /^kafka_consumergroup_(current_offset|lag)$/, labels: ['consumergroup', 'topic', 'partition'] },
  { name: /^kafka_consumergroup_(current_offset|lag)_sum$/, labels: ['consumergroup', 'topic'] },
]);
