import { type Component, type Endpoint, gibibytes, mebibytes, millicores, scratch, seconds, Workload } from '../../kit';
import { kafkaFiles, kafkaFolder, kafkaPorts } from './kafka-config';

const dataFolder = '/var/lib/kafka/data';

/**
 * One broker, which is its own controller: the log of events. Without a password: by its policy, the backend and who reads the log alone
 * reach the port. https://kafka.apache.org/documentation/#kraft
 */
export function addKafka(messages: Component): Endpoint<'kafka'> {
  const name = 'kafka';
  const workload: Workload = new Workload(messages, {
    name,
    kind: 'StatefulSet',
    image: messages.images.kafka,
    // The image's own entry point writes its configuration into the root file system, which is read-only.
    command: ['sh', `${kafkaFolder}/start.sh`],
    environmentVariables: {
      KAFKA_HEAP_OPTS: '-Xms256m -Xmx256m',
      KAFKA_LOG4J_OPTS: `-Dlog4j2.configurationFile=${kafkaFolder}/log4j2.yaml`,
      // Where its scripts make a folder; nothing is written there.
      LOG_DIR: '/tmp/kafka',
      // Without the log of the garbage collector, which its scripts switch on for a server.
      EXTRA_ARGS: '-name kafkaServer',
    },
    configuration: [{ name, mountPath: kafkaFolder, files: () => kafkaFiles({ address: workload.host, dataFolder }) }],
    // The user appuser of the image.
    identity: { user: 1000 },
    ports: { kafka: { container: kafkaPorts.clients } },
    data: { mountPath: dataFolder, size: gibibytes(1) },
    mounts: [scratch('tmp', '/tmp', mebibytes(64))],
    resources: { cpu: millicores(50), memory: mebibytes(448), memoryLimit: mebibytes(640) },
    startup: { port: 'kafka', periodSeconds: 5, failureThreshold: 60 },
    readiness: { port: 'kafka' },
    liveness: { port: 'kafka', periodSeconds: 30 },
    terminationGrace: seconds(60),
  });
  return workload.endpoint('kafka', 'kafka', {});
}
