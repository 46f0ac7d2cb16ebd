import { expect, test } from '@jest/globals';
import {
  type Cluster,
  days,
  distributed,
  type Environment,
  external,
  gibibytes,
  minutes,
  single,
} from '../../constructs';
import { Kafka } from '../../constructs/kafka';
import { cilium } from '../../constructs/kit';
import { Tempo, type TempoFormProps } from '../../constructs/tempo';
import { findingsOf, testEnvironment } from '../support';
import { bucket, distributedTempo, inZones, loadOf } from '../tempo/environments';
import { untyped } from './cases';

/** Forms of Tempo that would lose spans, or not start. */

const form = distributed({ storage: bucket, load: loadOf() });

const environmentOf = (cluster: Partial<Cluster> = inZones): Environment =>
  testEnvironment({ network: cilium(), ...cluster });

/** What is said of a Tempo with other properties, of brokers of its environment unless they are given. */
function ofTempo(given: Record<string, unknown>): string[] {
  const environment = environmentOf();
  const kafka = new Kafka(environment, { disk: gibibytes(20) }).brokers;
  new Tempo(environment, untyped<TempoFormProps>({ form, kafka, ...given }));
  return findingsOf(environment);
}

test('several processes without a log between them', () => {
  expect(ofTempo({ kafka: undefined })).toEqual([
    'test › tempo › kafka: between the processes of Tempo stands a log, and there is none | kafka: kafka.brokers, of new Kafka(environment, { … })',
  ]);
});

test('no form beside the log', () => {
  expect(ofTempo({ form: undefined })).toEqual([
    'test › tempo › form: form is missing | form: distributed({ storage, load })',
  ]);
});

test('of one process, nothing is said of what stands in for a property with a wrong name', () => {
  const environment = environmentOf();
  new Tempo(environment, untyped<TempoFormProps>({ retentoin: days(300), disk: gibibytes(1), spansPerSecond: 5000 }));
  expect(findingsOf(environment).filter((each) => !each.includes(' › resources: '))).toEqual([
    'test › tempo › retentoin: there is no property retentoin | retention',
  ]);
});

test('something else than a log', () => {
  expect(ofTempo({ kafka: 'kafka:9092' })).toEqual([
    'test › tempo › kafka: "kafka:9092" is given | an endpoint that speaks kafka, such as kafka.brokers',
  ]);
});

test('what the load says already', () => {
  expect(ofTempo({ retention: days(3), disk: gibibytes(10) }).map((each) => each.split(' | ')[0])).toEqual([
    'test › tempo › retention: there is no property retention',
    'test › tempo › disk: there is no property disk',
  ]);
});

test('one process for more spans than one carries', () => {
  const [finding = ''] = ofTempo({ form: single({ storage: bucket, load: loadOf({ spansPerSecond: 60_000 }) }) });
  expect(finding).toMatch(/^test › tempo › form: .*spans a second/);
});

test('a form without an object store', () => {
  const [finding = ''] = ofTempo({ form: untyped({ kind: 'distributed', load: loadOf() }) });
  expect(finding).toMatch(/^test › tempo › form\.storage: /);
});

test('brokers that refuse records as large as Tempo writes', () => {
  const environment = environmentOf();
  const kafka = external(environment, {
    protocol: 'kafka',
    url: 'kafka://kafka.example.com',
    addresses: ['203.0.113.0/24'],
  });
  new Tempo(environment, { form, kafka });
  expect(findingsOf(environment)).toEqual([
    'test › tempo › kafka: requests of up to 16Mi go to kafka.example.com, which takes at most 1Mi | offers: { largestRequest: mebibytes(16) } in its external({ … }) if it takes as much, or a smaller request at the sender',
  ]);
});

test('a log that forgets what nobody has read yet', () => {
  const environment = environmentOf();
  const { brokers } = new Kafka(environment, { disk: gibibytes(20), retention: minutes(1) });
  new Tempo(environment, { form, kafka: brokers });
  expect(findingsOf(environment)).toEqual([
    'test › tempo › kafka: records are kept for 1m, and spans that are not in the bucket by then are lost | retention: hours(24) of the Kafka: the longest absence of the bucket, and at least 1h',
  ]);
});

test('one zone, where two have each span', () => {
  const { environment } = distributedTempo({ cluster: { nodes: 6, zones: ['a'] } });
  expect(findingsOf(environment)).toEqual([
    "test › cluster › zones: several pods of tempo that keep copies are in each zone, and 1 of 2 zones are named | zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c']",
  ]);
});

test.each([
  [
    'that nobody reads',
    { 'tempo-block-builder-0': [0, 2], 'tempo-block-builder-1': [1] },
    'of 4 partitions no block-builder reads 3, and spans that are written there never come into the bucket',
  ],
  [
    'that two read',
    { 'tempo-block-builder-0': [0, 2], 'tempo-block-builder-1': [1, 2, 3] },
    'two block-builders read 2, and what is there comes into the bucket twice',
  ],
])('a partition %s', (_title, assigned_partitions, problem) => {
  const { environment } = distributedTempo({
    configuration: (typed) => ({ ...typed, block_builder: { ...typed.block_builder, assigned_partitions } }),
  });
  expect(findingsOf(environment)).toEqual([
    `test › tempo › configuration: ${problem} | block_builder.assigned_partitions with each partition once`,
  ]);
});
