import { expect, test } from '@jest/globals';
import { Kafka, type KafkaProps } from '../../constructs/kafka';
import { gibibytes, mebibytes, millicores } from '../../constructs/kit';
import { Writer } from '../kafka/environments';
import { distributedTempo } from '../tempo/environments';
import { testAnswers, untyped } from './cases';

/** Brokers that would not start, or not hold what they are to hold. */

testAnswers([
  [
    'no disk, and an invalid time',
    (environment) => new Kafka(environment, untyped<KafkaProps>({ retention: 24 })),
    [
      'test › kafka › retention: 24 is given | a duration such as hours(24)',
      'test › kafka › disk: disk is missing | disk: gibibytes(100)',
    ],
  ],
  [
    'a disk beside a load, and an invalid load',
    (environment) => new Kafka(environment, untyped({ load: 10_000, disk: gibibytes(10) })),
    [
      'test › kafka › disk: there is no property disk | no disk: it follows from load',
      'test › kafka › load: 10000 is given | what is to be carried, such as load({ … })',
    ],
  ],
  [
    'a memory of which half is no heap for a broker',
    (environment) => {
      const resources = { cpu: millicores(100), memory: mebibytes(512) };
      new Kafka(environment, { disk: gibibytes(10), resources });
    },
    [
      'test › kafka › resources: half of 512Mi is the heap, and a broker ends for want of memory | memory: gibibytes(1) or more',
    ],
  ],
  [
    'a disk without room for the partitions',
    (environment) => {
      const { brokers } = new Kafka(environment, { disk: gibibytes(1) });
      new Writer(environment, { name: 'writer', brokers, topics: { traces: 64 } });
    },
    [
      "test › kafka › disk: 64 partitions take at least 2560Mi of each broker's disk, and there are 1Gi | disk: gibibytes(3) or more, or fewer partitions",
    ],
  ],
]);

test('a disk that is full long before the time for which records are to be kept', () => {
  const { environment } = distributedTempo();
  environment.build();
  const ofKafka = environment.warnings.filter(({ component }) => component === 'kafka');
  expect(ofKafka.map(({ property, problem, instead }) => `${property}: ${problem} | ${instead}`)).toEqual([
    'disk: 8000 kB a second are written, and 20Gi keep about 54m of them, not 24h | load in the place of disk, 524Gi, or a shorter retention',
  ]);
});
