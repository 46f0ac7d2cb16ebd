import { Component, type Endpoint, type Environment, mebibytes, millicores, Workload } from '../../kit';
import { checkOnlyOne } from '../../kit/environment/only-one';
import { brand } from '../../kit/model/brand';
import { secretFiles } from '../../kit/pods/secret-files';
import type { ComponentAlert } from '../../kit/vocabulary/alert';
import { processMetrics } from '../../kit/vocabulary/shared-metrics';
import { accessFlags, authorityNeeded, passwordVariable } from './access';
import { kafkaMetrics } from './metrics';
import { type KafkaExporterProps, kafkaExporterValidators } from './props';
import { kafkaAlerts } from './rules';

export type { KafkaExporterProps } from './props';

/**
 * An exporter that asks the brokers of a Kafka, as a client does, who is there, which partitions lack copies, and how far consumer groups have read.
 * One shows all. It ends where no broker answers at its start, and is started again. https://github.com/danielqsj/kafka_exporter
 */
export class KafkaExporter extends Component {
  static {
    brand(KafkaExporter, 'KafkaExporter');
  }

  /** The metrics of brokers, topics and groups. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** Alerts about them. */
  override readonly alerts: readonly ComponentAlert[];
  override readonly knownMetrics = [...kafkaMetrics, ...processMetrics];

  constructor(environment: Environment, given: KafkaExporterProps) {
    super(environment, 'kafka-exporter', given);
    const { brokers, resources } = this.properties(given, kafkaExporterValidators);
    this.alerts = kafkaAlerts(this, brokers.offers);
    const secrets = secretFiles(this, '/etc/kafka-exporter-secrets', authorityNeeded(brokers));
    const workload = new Workload(this, {
      kind: 'Deployment',
      image: environment.images.kafkaExporter,
      args: [`--kafka.server=${brokers.address}`, ...accessFlags(brokers, secrets.fileOf)],
      environmentVariables: passwordVariable(this, brokers),
      mounts: secrets.mounts,
      // The user nobody of the image.
      identity: { user: 65534 },
      ports: { http: { container: 9308 } },
      goProgram: true,
      resources: resources ?? { cpu: millicores(10), memory: mebibytes(32), memoryLimit: mebibytes(128) },
      // Neither asks the brokers, whose absence no restart mends.
      readiness: { path: '/healthz', port: 'http' },
      liveness: { path: '/healthz', port: 'http', failureThreshold: 6 },
    });
    workload.connect('brokers', 'kafka', brokers, { usesAccess: true });
    // A hundred topics are thousands of series.
    const offers = { everyPod: false, ofCluster: true };
    this.metrics = workload.endpoint('prometheus.exposition', 'http', offers, { path: '/metrics' });
  }

  /** Reports another exporter of the same brokers. */
  override build(): void {
    const all = this.environment.components.filter((each) => each instanceof KafkaExporter);
    checkOnlyOne(this, all, 'kafka', {
      property: 'brokers',
      problem: (first, host) => `${first} asks ${host} as well, so every sum would count it twice`,
      instead: 'one of the two',
    });
    super.build();
  }
}
