import { kafkaBroker, kafkaDataFolder, kafkaPorts } from '../../databases/kafka-broker';
import { type Component, type Endpoint, gibibytes, mebibytes, millicores, seconds, Workload } from '../../kit';
import { kafkaFiles, kafkaFolder } from './kafka-config';

/**
 * One broker, which is its own controller: the log of events. Without a password: by its policy, the backend and who reads the log alone
 * reach the port. https://kafka.apache.org/documentation/#kraft
 */
export function addKafka(messages: Component): Endpoint<'kafka'> {
  const name = 'kafka';
  const workload: Workload = new Workload(messages, {
    name,
    ...kafkaBroker({ folder: kafkaFolder, heap: '256m' }),
    image: messages.images.kafka,
    configuration: [{ name, mountPath: kafkaFolder, files: () => kafkaFiles(workload.host) }],
    ports: { kafka: { container: kafkaPorts.clients } },
    data: { mountPath: kafkaDataFolder, size: gibibytes(1) },
    resources: { cpu: millicores(50), memory: mebibytes(448), memoryLimit: mebibytes(640) },
    terminationGrace: seconds(60),
  });
  return workload.endpoint('kafka', 'kafka', {});
}
