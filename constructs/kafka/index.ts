import { kafkaBroker, kafkaDataFolder, kafkaPorts } from '../databases/kafka-broker';
import {
  Component,
  type Endpoint,
  type Environment,
  gibibytes,
  mebibytes,
  millicores,
  percent,
  seconds,
  Workload,
} from '../kit';
import { warnOfFewZones } from '../kit/model/few-zones';
import { unique } from '../kit/model/unique';
import { headlessService } from '../kit/pods/services';
import { copiesApart } from '../kit/pods/spread';
import { checkKafka, checkKept, checkSizedFor } from './checks';
import { brokers, clusterIdOf, copies, folder, kafkaFiles, serverProperties, type Topic } from './config';
import { type KafkaLoadProps, type KafkaProps, kafkaLoadValidators, kafkaValidators } from './props';
import { kafkaReliedOn } from './relied-on';
import { isByLoad, type SizedProps, sizedBy, usualRetention } from './sized';

export type { KafkaConfiguration } from './config';
export { KafkaExporter, type KafkaExporterProps } from './exporter';
export type { KafkaLoadProps, KafkaProps } from './props';

/** The largest record, which no program here exceeds: Tempo writes up to 16,000,000 bytes at once. */
const largestRequest = mebibytes(16);

/**
 * Kafka: a log that keeps what is written until its readers have had time to read it. Three brokers, which are their own controllers. Each record
 * is on all of them and counts as written when two have it, so that one may be away. Topics follow from those who are connected.
 *
 * Without passwords: by the policies, those who are connected alone reach the brokers. Brokers show no metrics of their own: a
 * `KafkaExporter` asks them. https://kafka.apache.org/documentation/#kraft
 */
export class Kafka extends Component {
  /** Where clients write and read: the address from which they learn those of all brokers. */
  readonly brokers: Endpoint<'kafka'>;
  override readonly reliedOn = kafkaReliedOn;

  constructor(environment: Environment, given: KafkaProps | KafkaLoadProps) {
    super(environment, 'kafka', given);
    const props = isByLoad(given)
      ? sizedBy(environment, this.properties(given, kafkaLoadValidators))
      : this.properties(given, kafkaValidators);
    const {
      disk,
      retention = usualRetention,
      resources = { cpu: millicores(500), memory: gibibytes(2), memoryLimit: gibibytes(2) },
      sizedFor,
      heap: ofHeap = resources.memory.share(percent(50)),
    }: SizedProps = props;
    warnOfFewZones(this.check, 'zones', brokers, environment.cluster);
    const brokersDomain = `${headlessService(this)}.${this.targetNamespace.name}.svc`;
    const workload = new Workload(this, {
      ...kafkaBroker({
        folder,
        heap: `${ofHeap.mebibytes}m`,
        environmentVariables: { POD_NAME: { field: 'metadata.name' } },
      }),
      replicas: brokers,
      image: environment.images.kafka,
      configuration: [
        {
          name: this.name,
          mountPath: folder,
          files: () => {
            const { topics, partitions, writtenPartitions } = this;
            checkKafka(this.check, { disk, resources, partitions });
            const { written, writers } = this;
            if (sizedFor === undefined) checkKept(this.check, { disk, retention, bytesPerSecond: written });
            else checkSizedFor(this.check, { sizedFor, written, writers });
            const name = { name: this.name, brokersDomain };
            const stated = { ...name, disk, retention, partitions, writtenPartitions, largestRequest };
            const properties = this.configured(serverProperties(stated), props.configuration);
            return kafkaFiles({
              properties,
              clusterId: clusterIdOf(environment.name, this.name),
              brokersDomain,
              topics,
            });
          },
        },
      ],
      ports: { kafka: { container: kafkaPorts.clients }, controller: { container: kafkaPorts.controllers } },
      data: { mountPath: kafkaDataFolder, size: disk },
      ...copiesApart(brokers, environment.cluster),
      resources,
      // A broker answers before it has what it missed. Replaced meanwhile, the next one would leave fewer than two copies.
      minReady: seconds(60),
      // It gives the lead of its partitions to others, and writes down what it has.
      terminationGrace: seconds(120),
    });
    this.brokers = workload.endpoint('kafka', 'kafka', {
      largestRequest,
      retention,
      brokers,
      minInsyncReplicas: copies,
    });
    workload.connect('replicas', 'kafka', this.brokers);
    workload.connect('replicas', 'kafka.controller', workload.endpoint('kafka.controller', 'controller', {}));
  }

  /** What connected programs write and read. A topic that several of them name has the most partitions that one of them asks for. */
  private get topics(): Topic[] {
    const named = this.incoming.flatMap(({ topic }) => (topic ? [topic] : []));
    return [...new Set(named.map(({ name }) => name))].map((name) => {
      const same = named.filter((topic) => topic.name === name);
      const partitions = Math.max(...same.map((topic) => topic.partitions));
      const written = same.flatMap(({ writtenPartitions = [] }) => writtenPartitions);
      return { name, partitions, writtenPartitions: written.length > 0 ? Math.max(...written) : partitions };
    });
  }

  /** What is written in a second, as far as writers say. */
  private get written(): number {
    return this.incoming.reduce((sum, { topic }) => sum + (topic?.bytesPerSecond ?? 0), 0);
  }

  /** Those who say how much they write. */
  private get writers(): string[] {
    const saying = this.incoming.filter(({ topic }) => topic?.bytesPerSecond !== undefined);
    return unique(
      saying.map(({ from }) => from.component),
      (writer) => writer,
    );
  }

  /** Those of all topics, and of what readers say how far they are. */
  private get partitions(): number {
    return this.topics.reduce((sum, { partitions }) => sum + partitions, 0);
  }

  private get writtenPartitions(): number {
    return this.topics.reduce((sum, { writtenPartitions }) => sum + writtenPartitions, 0);
  }
}
