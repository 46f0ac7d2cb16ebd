import { mebibytes, scratch, toYaml, type WorkloadProps } from '../kit';
import type { EnvironmentValue } from '../kit/pods/container';

/** The port at which clients reach a broker, and the one of controllers. */
export const kafkaPorts = { clients: 9092, controllers: 9093 } as const;

/** Where a broker keeps its records. */
export const kafkaDataFolder = '/var/lib/kafka/data';

/** A broker of Kafka as a process of its image. `folder`: where the files of `brokerFiles` are. `heap`: what Java takes, such as `256m`. */
export function kafkaBroker({
  folder,
  heap,
  environmentVariables,
}: {
  readonly folder: string;
  readonly heap: string;
  /** Further ones, which come first. Default: none. */
  readonly environmentVariables?: Readonly<Record<string, EnvironmentValue>>;
}) {
  return {
    kind: 'StatefulSet',
    // The image's own entry point writes its configuration into the root file system, which is read-only.
    command: ['sh', `${folder}/start.sh`],
    environmentVariables: {
      ...environmentVariables,
      KAFKA_HEAP_OPTS: `-Xms${heap} -Xmx${heap}`,
      KAFKA_LOG4J_OPTS: `-Dlog4j2.configurationFile=${folder}/log4j2.yaml`,
      // Where its scripts make a folder; nothing is written there.
      LOG_DIR: '/tmp/kafka',
      // Without the log of the garbage collector, which its scripts switch on for a server.
      EXTRA_ARGS: '-name kafkaServer',
    },
    // The user appuser of the image.
    identity: { user: 1000 },
    mounts: [scratch('tmp', '/tmp', mebibytes(64))],
    // One that was ended hard first reads the last segment of each of its partitions, up to a gibibyte each, at the speed of its disk. Ended
    // meanwhile, it would begin anew. Twenty minutes.
    startup: { port: 'kafka', periodSeconds: 5, failureThreshold: 240 },
    readiness: { port: 'kafka' },
    liveness: { port: 'kafka', periodSeconds: 30 },
  } satisfies Partial<WorkloadProps>;
}

/** The files of a broker. `start`: the script by which it starts. */
export const brokerFiles = (properties: Readonly<Record<string, unknown>>, start: string) => ({
  'server.properties': Object.entries(properties)
    .map(([key, value]) => `${key}=${value}`)
    .join('\n'),
  'log4j2.yaml': toYaml(log4j),
  'start.sh': start,
});

/** The script by which a broker starts. `properties`: its file of properties. */
export const brokerStart = ({
  clusterId,
  properties,
  before = [],
  beside = [],
}: {
  readonly clusterId: string;
  readonly properties: string;
  /** The lines that make what it reads. Default: none. */
  readonly before?: readonly string[];
  /** The lines that begin what runs beside it. Default: none. */
  readonly beside?: readonly string[];
}): string =>
  [
    'set -e',
    ...before,
    // Formats the folder at the first start, and never again.
    '/opt/kafka/bin/kafka-storage.sh format --ignore-formatted \\',
    `  --cluster-id ${clusterId} --config ${properties}`,
    ...beside,
    `exec /opt/kafka/bin/kafka-server-start.sh ${properties}`,
  ].join('\n');

/** On standard output alone: by default it writes files as well. */
const log4j = {
  Configuration: {
    Appenders: {
      Console: { name: 'STDOUT', PatternLayout: { pattern: '%d{yyyy-MM-dd}T%d{HH:mm:ss.SSSXXX} %p %m (%c)%n' } },
    },
    Loggers: { Root: { level: 'WARN', AppenderRef: [{ ref: 'STDOUT' }] } },
  },
};
