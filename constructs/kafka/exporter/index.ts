import { Component, type Endpoint, type Environment, mebibytes, millicores, Workload } from '../../kit';
import { secretFiles } from '../../kit/pods/secret-files';
import type { ComponentAlert } from '../../kit/vocabulary/alert';
import { processMetrics } from '../../kit/vocabulary/shared-metrics';
import { accessFlags, authorityNeeded, passwordVariable } from './access';
import { kafkaMetrics } from './metrics';
import { type KafkaExporterProps, kafkaExporterValidators } from './props';
import { kafkaAlerts } from './rules';

export type { KafkaExporterProps } from './props';

/** A shell that starts the exporter again when it ends, as it does where no broker answers at its start: otherwise the pod would crash until one does. */
const startAgain = [
  'exporter=',
  "trap 'kill $exporter 2> /dev/null; exit 0' TERM",
  'while true; do',
  '  kafka_exporter "$@" &',
  '  exporter=$!',
  '  wait $exporter',
  "  echo 'The exporter has ended, and is started again'",
  '  sleep 5 &',
  '  wait $!',
  'done',
].join('\n');

/**
 * An exporter that asks the brokers of a Kafka, as a client does, who is there, which partitions lack copies, and how far consumer groups have read.
 * One shows all. https://github.com/danielqsj/kafka_exporter
 */
export class KafkaExporter extends Component {
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
      command: ['sh', '-c', startAgain, 'start'],
      args: [`--kafka.server=${brokers.address}`, ...accessFlags(brokers, secrets.fileOf)],
      environmentVariables: passwordVariable(this, brokers),
      mounts: secrets.mounts,
      // The user nobody of the image.
      identity: { user: 65534 },
      ports: { http: { container: 9308 } },
      goProgram: true,
      resources: resources ?? { cpu: millicores(10), memory: mebibytes(32), memoryLimit: mebibytes(128) },
      // No liveness: while no broker answers at the start, there is nobody to ask, and no restart mends it.
      readiness: { path: '/healthz', port: 'http' },
    });
    workload.connect('brokers', 'kafka', brokers, { usesAccess: true });
    // Of a hundred topics it shows thousands of series.
    const offers = { everyPod: false, ofCluster: true };
    this.metrics = workload.endpoint('prometheus.exposition', 'http', offers, { path: '/metrics' });
  }
}
