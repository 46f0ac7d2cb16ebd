import { CountsPerSecond, Short } from '@grafana/grafana-foundation-sdk/units';
import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { timeSeries } from '../panels';
import { nothingLost, rate } from './rates';

/** What is written into Kafka, who is behind, and whether every copy is there. */
export function log({ pipeline: datasource }: Asked<'pipeline'>): Section {
  return {
    title: 'Kafka',
    panels: [
      [
        6,
        timeSeries({
          title: 'Records written',
          description: 'Records a second, by topic.',
          datasource,
          queries: [rate('kafka_topic_partition_current_offset', ['topic'])],
          unit: CountsPerSecond,
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Records to be read',
          description:
            'Records that a consumer group has before it, as far as it has said. Programs say so from time to time.',
          datasource,
          queries: [
            {
              expression: 'sum by (consumergroup, topic) (kafka_consumergroup_lag_sum)',
              legend: '{{consumergroup}} {{topic}}',
            },
          ],
          unit: Short,
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Brokers',
          description: 'Brokers that are there.',
          datasource,
          queries: [{ expression: 'max by (job) (kafka_brokers)', legend: '{{job}}' }],
          unit: Short,
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Partitions that lack a copy',
          description: 'Partitions of which a copy is not in sync, by topic.',
          datasource,
          queries: [
            {
              expression: 'sum by (topic) (kafka_topic_partition_under_replicated_partition)',
              legend: '{{topic}}',
            },
          ],
          unit: Short,
          thresholds: nothingLost,
        }),
      ],
    ],
  };
}
