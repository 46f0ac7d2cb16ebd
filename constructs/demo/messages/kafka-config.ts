import { brokerFiles, brokerStart, kafkaDataFolder, kafkaPorts } from '../../databases/kafka-broker';

/** Where the broker's configuration is. */
export const kafkaFolder = '/etc/kafka/demo';

/** Names the cluster within the broker's own files. No secret. */
const clusterId = 'TWVzc2FnZXNEZW1vMDAwMQ';

/** The files of one broker that is its own controller. `address`: the host by which clients know it. */
export const kafkaFiles = (address: string) =>
  brokerFiles(serverProperties(address), brokerStart({ clusterId, properties: `${kafkaFolder}/server.properties` }));

const serverProperties = (address: string) => ({
  'process.roles': 'broker,controller',
  'node.id': 1,
  'controller.quorum.voters': `1@localhost:${kafkaPorts.controllers}`,
  listeners: `PLAINTEXT://:${kafkaPorts.clients},CONTROLLER://localhost:${kafkaPorts.controllers}`,
  'advertised.listeners': `PLAINTEXT://${address}:${kafkaPorts.clients}`,
  'controller.listener.names': 'CONTROLLER',
  'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  // A folder below the volume's root, where the broker takes every folder for a partition.
  'log.dirs': `${kafkaDataFolder}/partitions`,
  // By default its own topics have three copies, which one broker cannot have, and offsets fifty partitions.
  'offsets.topic.replication.factor': 1,
  'offsets.topic.num.partitions': 1,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  'share.coordinator.state.topic.replication.factor': 1,
  'share.coordinator.state.topic.min.isr': 1,
  // One consumer is enough, and waits three seconds for others by default.
  'group.initial.rebalance.delay.ms': 0,
  // A day, and at most a quarter of the volume for each partition.
  'log.retention.hours': 24,
  'log.retention.bytes': 256 * 1024 * 1024,
  'log.segment.bytes': 16 * 1024 * 1024,
});
