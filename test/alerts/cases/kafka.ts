import type { Cases } from '../case';

const [hour, hours] = [240, 480];

/** A metric of each of two partitions, with these values. */
const ofPartitions = (metric: string, values: readonly (string | undefined)[]) =>
  Object.fromEntries(
    values.flatMap((value, partition) =>
      value === undefined
        ? []
        : [[`kafka_topic_partition_${metric}{topic="events", partition="${partition}"}`, value] as const],
    ),
  );

const always = (value: number) => `${value}x${hours}`;
/** While a broker is rolled. */
const meanwhile = (before: number, value: number) => `${before}x${hour} ${value}x12 ${before}x${hour}`;

const brokers = { kafka_brokers: always(3) };
const partitions = { 'kafka_topic_partitions{topic="events"}': always(2) };
const topic = { topic: 'events' };
const onePartition = '1 partitions of events.';

const group = (name: string, metric: string, values: string) => ({
  [`kafka_consumergroup_${metric}{consumergroup="${name}", topic="events", partition="0"}`]: values,
});
/** A group, of which something is known. */
const reading = (name: string, offset: string, lag: string) => ({
  ...group(name, 'current_offset', offset),
  ...group(name, 'lag', lag),
});
const written = ofPartitions('current_offset', [`0+10x${hours}`]);

export const kafkaCases: Cases = {
  KafkaBrokerMissing: {
    kind: 'condition',
    holds: { kafka_brokers: `3x20 2x${hours}` },
    figure: '2',
    says: ({ figure }) => ({ description: `${figure} are there.` }),
    healthy: brokers,
    rollOut: { kafka_brokers: meanwhile(3, 2) },
  },
  KafkaPartitionUnavailable: {
    kind: 'condition',
    holds: { ...partitions, ...ofPartitions('current_offset', [always(7)]) },
    figure: '1',
    says: () => ({ labels: topic, description: onePartition }),
    healthy: { ...partitions, ...ofPartitions('current_offset', [always(7), always(9)]) },
    rollOut: {
      ...partitions,
      ...ofPartitions('current_offset', [always(7), `9x${hour} stale _x11 9x${hour}`]),
    },
  },
  KafkaPartitionBelowMinimum: {
    kind: 'condition',
    holds: {
      ...ofPartitions('in_sync_replica', [always(1), always(2)]),
      ...ofPartitions('replicas', [always(3), always(3)]),
    },
    figure: '1',
    says: () => ({ labels: topic, description: '1 partitions of events have fewer than 2.' }),
    // One of them has one copy by intention.
    healthy: {
      ...ofPartitions('in_sync_replica', [always(1), always(2)]),
      ...ofPartitions('replicas', [always(1), always(3)]),
    },
    rollOut: { ...ofPartitions('in_sync_replica', [meanwhile(3, 1)]), ...ofPartitions('replicas', [always(3)]) },
  },
  KafkaPartitionUnderReplicated: {
    kind: 'condition',
    holds: { ...brokers, ...ofPartitions('under_replicated_partition', [always(1), always(0)]) },
    figure: '1',
    says: () => ({ labels: topic, description: onePartition }),
    // A broker is away, of which another alert tells.
    healthy: { kafka_brokers: `3x20 2x${hours}`, ...ofPartitions('under_replicated_partition', [`0x20 1x${hours}`]) },
    rollOut: { kafka_brokers: meanwhile(3, 2), ...ofPartitions('under_replicated_partition', [meanwhile(0, 1)]) },
  },
  KafkaConsumerLags: {
    kind: 'condition',
    holds: { ...written, ...reading('shop', '0+1x480', '0+9x480') },
    figure: '2.16k',
    says: ({ figure }) => ({
      labels: { consumergroup: 'shop', topic: 'events' },
      description: `shop has ${figure} records of events before it, some for more than 15 minutes.`,
    }),
    healthy: {
      ...written,
      // It is minutes behind; it has said nothing yet; its own program tells.
      ...reading('shop', `0x40 0+10x${hours - 40}`, `0+10x40 400x${hours}`),
      ...reading('new', always(-1), always(-1)),
      ...reading('block-builder', always(0), `0+10x${hours}`),
      ...reading('production-live-store-zone-a-0', always(0), `0+10x${hours}`),
    },
    rollOut: {
      ...written,
      ...reading('shop', `0+10x${hour} 2400x12 2520+10x${hour}`, `0x${hour} 0+10x12 0x${hour}`),
    },
  },
};
