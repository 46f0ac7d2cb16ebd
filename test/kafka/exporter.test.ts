import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { KafkaExporter } from '../../constructs/kafka';
import { external } from '../../constructs/kit';
import { findingsOf, objectOf, rendered, testEnvironment } from '../support';
import { asked } from './environments';

test('the exporter asks the brokers', () => {
  expect(rendered(asked(), 'kafka-exporter')).toMatchSnapshot();
});

test('a Prometheus stores what its alerts ask for, and nothing else of it', () => {
  const environment = asked();
  const { scrape_configs: jobs } = parse(objectOf(environment, 'ConfigMap', 'prometheus').data['prometheus.yaml']);
  const { metric_relabel_configs: rules } = jobs.find(
    ({ job_name: job }: { job_name: string }) => job === 'kafka-exporter',
  );
  expect(rules).toEqual([
    {
      action: 'keep',
      source_labels: ['__name__'],
      regex: [
        'kafka_brokers',
        'kafka_consumergroup_current_offset',
        'kafka_consumergroup_lag',
        'kafka_topic_partition_current_offset',
        'kafka_topic_partition_in_sync_replica',
        'kafka_topic_partition_replicas',
        'kafka_topic_partition_under_replicated_partition',
        'kafka_topic_partitions',
        'up',
      ].join('|'),
    },
  ]);
});

test('policies of both sides let it ask the brokers', () => {
  const environment = asked();
  const to = (name: string) => JSON.stringify(objectOf(environment, 'NetworkPolicy', name).spec);
  expect(to('kafka-exporter')).toContain('"app.kubernetes.io/name":"kafka"');
  expect(to('kafka')).toContain('"app.kubernetes.io/name":"kafka-exporter"');
});

test.each([
  [{}, ['1d', 'max_over_time'], false],
  [{ brokers: 6 }, ['< 6'], false],
  [{ brokers: 6, minInsyncReplicas: 3 }, ['< 6'], true],
])('of a Kafka of somebody else, alerts measure by what is known: %j', (offers, measure, tellsOfMinimum) => {
  const environment = testEnvironment();
  const brokers = external(environment, {
    protocol: 'kafka',
    url: 'kafka://kafka.example.com:9092',
    addresses: ['203.0.113.0/28'],
    offers,
  });
  const { alerts } = new KafkaExporter(environment, { brokers });
  expect(findingsOf(environment)).toEqual([]);
  const [missing] = alerts.filter(({ name }) => name === 'KafkaBrokerMissing');
  for (const each of measure) expect(missing?.expression).toContain(each);
  expect(alerts.some(({ name }) => name === 'KafkaPartitionBelowMinimum')).toBe(tellsOfMinimum);
});
