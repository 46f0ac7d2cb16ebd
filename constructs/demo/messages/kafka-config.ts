import { toYaml } from '../../kit';

/** Where the broker's configuration is. */
export const kafkaFolder = '/etc/kafka/demo';

/** Clients reach the first; the second is for the broker itself. */
export const kafkaPorts = { clients: 9092, controller: 9093 } as const;

/** Names the cluster within the broker's own files. No secret. */
const clusterId = 'TWVzc2FnZXNEZW1vMDAwMQ';

/** The files of one broker that is its own controller. `address`: the host by which clients know it. */
export const kafkaFiles = (place: { readonly address: string; readonly dataFolder: string }) => ({
  'server.properties': Object.entries(serverProperties(place))
    .map(([key, value]) => `${key}=${value}`)
    .join('\n'),
  'log4j2.yaml': toYaml(log4j),
  'start.sh': [
    'set -e',
    // Formats the folder at the first start, and never again.
    '/opt/kafka/bin/kafka-storage.sh format --ignore-formatted \\',
    `  --cluster-id ${clusterId} --config ${kafkaFolder}/server.properties`,
    `exec /opt/kafka/bin/kafka-server-start.sh ${kafkaFolder}/server.properties`,
  ].join('\n'),
});

/** https://kafka.apache.org/documentation/#brokerconfigs */
const serverProperties = ({ address, dataFolder }: { readonly address: string; readonly dataFolder: string }) => ({
  'process.roles': 'broker,controller',
  'node.id': 1,
  'controller.quorum.voters': `1@localhost:${kafkaPorts.controller}`,
  listeners: `PLAINTEXT://:${kafkaPorts.clients},CONTROLLER://localhost:${kafkaPorts.controller}`,
  'advertised.listeners': `PLAINTEXT://${address}:${kafkaPorts.clients}`,
  'controller.listener.names': 'CONTROLLER',
  'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  // A folder below the volume's root, where the broker takes every folder for a partition.
  'log.dirs': `${dataFolder}/partitions`,
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

/** On standard output alone: by default it writes files as well. */
const log4j = {
  Configuration: {
    Appenders: {
      Console: { name: 'STDOUT', PatternLayout: { pattern: '%d{yyyy-MM-dd}T%d{HH:mm:ss.SSSXXX} %p %m (%c)%n' } },
    },
    Loggers: { Root: { level: 'WARN', AppenderRef: [{ ref: 'STDOUT' }] } },
  },
};
