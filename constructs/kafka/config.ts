import { createHash } from 'node:crypto';
import { brokerFiles, brokerStart, kafkaDataFolder, kafkaPorts } from '../databases/kafka-broker';
import { type Bytes, type Duration, percent } from '../kit';

/** How many brokers there are: each partition has a copy on each, and one may be away. */
export const brokers = 3;

/** How many copies of a record are written before it counts as written. */
export const copies = 2;

/** Where the configuration is. */
export const folder = '/etc/kafka/cluster';

/** The share of the disk that records may take; the rest is for the log of the controllers, for indexes and for what is being deleted. */
export const ofRecords = percent(80);

/** A segment is deleted as a whole, and the one that is being written is not: with eight, a partition stays near its share. */
const segmentsOfPartition = 8;

/** In bytes: Kafka's own size of a segment, and the least that is sensible. */
const [largestSegment, smallestSegment] = [1024 ** 3, 16 * 1024 ** 2];

/** The least that a partition takes on a disk, in bytes: the segment that is written, and the one before. */
export const leastOfPartition = 2 * smallestSegment;

/** The brokers' properties, as the property `configuration` is given them. */
export type KafkaConfiguration = ReturnType<typeof serverProperties>;

/** https://kafka.apache.org/documentation/#brokerconfigs */
export function serverProperties({
  name,
  brokersDomain,
  disk,
  retention,
  partitions,
  writtenPartitions,
  largestRequest,
}: {
  readonly name: string;
  /** The name below which each broker has its own. */
  readonly brokersDomain: string;
  readonly disk: Bytes;
  readonly retention: Duration;
  /** The partitions of all topics, each of which is on each broker. */
  readonly partitions: number;
  /** Those of them that get records. The others have none, or what is left of the time when they got some. */
  readonly writtenPartitions: number;
  readonly largestRequest: Bytes;
}) {
  const records = disk.share(ofRecords).bytes;
  const least = records / Math.max(1, partitions);
  const segment = Math.min(largestSegment, Math.max(smallestSegment, Math.floor(least / segmentsOfPartition)));
  // Each of the others may have one segment, which is never deleted while it is the last.
  const share = Math.floor((records - (partitions - writtenPartitions) * segment) / Math.max(1, writtenPartitions));
  const voters = Array.from(
    { length: brokers },
    (_, id) => `${id}@${name}-${id}.${brokersDomain}:${kafkaPorts.controllers}`,
  );
  return {
    'process.roles': 'broker,controller',
    'controller.quorum.voters': voters.join(','),
    listeners: `PLAINTEXT://:${kafkaPorts.clients},CONTROLLER://:${kafkaPorts.controllers}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    // A folder below the volume's root, where the broker takes every folder for a partition.
    'log.dirs': `${kafkaDataFolder}/partitions`,
    // A topic that a client makes by naming it would have one copy of each record. Topics are made when the first broker starts.
    'auto.create.topics.enable': false,
    'default.replication.factor': brokers,
    // By default one copy is enough, and it is lost with its broker.
    'min.insync.replicas': copies,
    // By default 1 MiB: a larger record is refused, and its sender repeats it for ever.
    'message.max.bytes': largestRequest.bytes,
    'log.retention.ms': retention.milliseconds,
    // A full disk stops a broker, and all of them have the same: before that, the oldest records go. One segment may come on top.
    'log.retention.bytes': Math.max(smallestSegment, share - segment),
    'log.segment.bytes': segment,
  };
}

/** A topic that somebody writes or reads, with the partitions that it has at least. */
export interface Topic {
  readonly name: string;
  readonly partitions: number;
  /** Those of them that get records. */
  readonly writtenPartitions: number;
}

/** The files of a broker. What each says of itself, its script adds: its number, and the address by which clients know it. */
export const kafkaFiles = ({
  properties,
  clusterId,
  brokersDomain,
  topics,
}: {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly clusterId: string;
  readonly brokersDomain: string;
  readonly topics: readonly Topic[];
}) => ({
  ...brokerFiles(properties, start(clusterId, brokersDomain)),
  'topics.sh': makeTopics(topics),
});

/** The name of a cluster in its brokers' own files, always the same for the same component. No secret. */
export function clusterIdOf(environment: string, name: string): string {
  const digest = createHash('sha256').update(`${environment}/${name}`).digest().subarray(0, 16);
  // As an argument it must not begin with a hyphen.
  digest[0] = (digest[0] ?? 0) & 0x7f;
  return digest.toString('base64url');
}

/** Where a broker's own properties are, which its script adds to those of all. */
const ownProperties = '/tmp/server.properties';

const start = (clusterId: string, brokersDomain: string): string =>
  brokerStart({
    clusterId,
    properties: ownProperties,
    before: [
      `number=\${POD_NAME##*-}`,
      '{',
      `  cat ${folder}/server.properties`,
      '  echo',
      '  echo "node.id=$number"',
      `  echo "advertised.listeners=PLAINTEXT://$POD_NAME.${brokersDomain}:${kafkaPorts.clients}"`,
      `} > ${ownProperties}`,
    ],
    // The first broker makes the topics for all, as soon as they answer. Brokers are replaced from the last to the first.
    beside: [`if [ "$number" = 0 ]; then sh ${folder}/topics.sh & fi`],
  });

/**
 * Makes each topic, and gives it the partitions that it lacks. Partitions cannot be taken away, so where there are more they stay. It is
 * tried until enough brokers are there.
 */
const makeTopics = (topics: readonly Topic[]): string =>
  [
    // Beside the broker, in the same limit of memory.
    'export KAFKA_HEAP_OPTS=-Xmx64m',
    `topics() { /opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:${kafkaPorts.clients} "$@"; }`,
    'topic() {',
    `  topics --create --if-not-exists --topic "$1" --partitions "$2" --replication-factor ${brokers} || return 1`,
    '  has=$(topics --describe --topic "$1" | sed -n \'s/.*PartitionCount: *\\([0-9]*\\).*/\\1/p\')',
    '  [ -n "$has" ] || return 1',
    '  [ "$has" -ge "$2" ] || topics --alter --topic "$1" --partitions "$2"',
    '}',
    ...topics.map(({ name, partitions }) => `until topic ${name} ${partitions}; do sleep 5; done`),
  ].join('\n');
