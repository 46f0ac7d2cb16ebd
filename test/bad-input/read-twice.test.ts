import { expect, test } from '@jest/globals';
import { KubernetesEvents } from '../../constructs/alloy';
import { Kafka, KafkaExporter } from '../../constructs/kafka';
import { gibibytes } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { findingsOf, testEnvironment } from '../support';
import { size, untyped } from './cases';

/** What two programs would read, each for itself, and store or count twice. */

test('the events of a cluster for one store', () => {
  const environment = testEnvironment();
  const { push: logsTo } = new Loki(environment, size);
  new KubernetesEvents(environment, { logsTo });
  new KubernetesEvents(environment, { name: 'events-2', logsTo });
  expect(findingsOf(environment)).toEqual([
    'test › events-2 › logsTo: kubernetes-events sends the events to loki.monitoring.svc as well, so each would be stored twice | one of the two, or for one of them another store',
  ]);
});

test('the events of a cluster for two stores', () => {
  const environment = testEnvironment();
  new KubernetesEvents(environment, { logsTo: new Loki(environment, size).push });
  const other = new Loki(environment, { ...size, name: 'loki-2' });
  new KubernetesEvents(environment, { name: 'events-2', logsTo: other.push });
  expect(findingsOf(environment)).toEqual([]);
});

test('brokers of two exporters', () => {
  const environment = testEnvironment();
  const { brokers } = new Kafka(environment, { disk: gibibytes(10) });
  new KafkaExporter(environment, { brokers });
  new KafkaExporter(environment, { name: 'exporter-2', brokers });
  expect(findingsOf(environment)).toEqual([
    'test › exporter-2 › brokers: kafka-exporter asks kafka.monitoring.svc as well, so every sum would count it twice | one of the two',
  ]);
});

test('what is missing in both is said of each and of nothing else', () => {
  const environment = testEnvironment();
  for (const name of ['a', 'b']) {
    new KubernetesEvents(environment, { name: `events-${name}`, logsTo: untyped(null) });
    new KafkaExporter(environment, { name: `exporter-${name}`, brokers: untyped(null) });
  }
  expect(findingsOf(environment).map((each) => each.replace(/: .*/, ''))).toEqual([
    'test › events-a › logsTo',
    'test › exporter-a › brokers',
    'test › events-b › logsTo',
    'test › exporter-b › brokers',
  ]);
});
