import { Component, type Endpoint, type Environment, mebibytes, millicores, scratch, Workload } from '../../kit';
import { secretsOfAll } from '../../kit/model/access';
import { checkCopies } from '../../kit/model/copies';
import { repeated } from '../../kit/model/repeated';
import type { SharedSource } from '../../kit/model/shared-source';
import { secretFiles } from '../../kit/pods/secret-files';
import type { ComponentAlert } from '../../kit/vocabulary/alert';
import { labelsOfCluster } from '../../kit/vocabulary/signal-labels';
import { largestPush } from '../../pod-logs/largest-push';
import { alloyMetrics } from '../metrics';
import { alloyPod, alloyUser, holdsLines, ownPort } from '../pod';
import { alloyAlerts } from '../rules';
import { fileParts } from '../syntax/configuration-parts';
import { kafkaLogsConfiguration } from './config';
import { type KafkaLogsProps, kafkaLogsValidators } from './props';

export type { KafkaLogsProps } from './props';

/**
 * Topics of Kafka whose records are log lines, read by an Alloy in a pod of its own: once for the whole cluster. It is not for the agents of
 * the nodes to do, as Alloy ends when no broker answers at its start, and the lines of a node's pods would wait with it.
 *
 * A line has the record's time. Its labels are those of the pod that wrote it, where the record is a JSON object with the fields `namespace`,
 * `pod`, `container` and `service_name`; otherwise `namespace` and `pod` are those of the brokers, and `container` and `service_name` the
 * topic. https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.kafka/
 */
export class KafkaLogs extends Component {
  /** Its own metrics. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** Alerts about its own metrics. */
  override readonly alerts: readonly ComponentAlert[];
  override readonly knownMetrics = alloyMetrics;
  override readonly configurationParts = fileParts;
  override readonly appliesLogRules = true;
  override readonly reads: () => readonly SharedSource[];

  constructor(environment: Environment, given: KafkaLogsProps) {
    super(environment, 'kafka-logs', given);
    const props = this.properties(given, kafkaLogsValidators);
    const { brokers, topics, logsTo, copyTo, resources, configuration } = props;
    const sentBy = ['logsTo', 'copyTo.logs'];
    this.reads = () =>
      topics.map((topic) => ({ what: `the records of ${topic} of ${brokers.host}`, property: 'topics', sentBy }));
    for (const topic of repeated(topics)) {
      this.check.report('topics', `the topic ${topic} is there twice`, 'each topic once');
    }
    this.alerts = alloyAlerts(this, { logsTo, copyTo });
    const secrets = secretFiles(this, '/etc/alloy-secrets', secretsOfAll([logsTo, copyTo?.logs, brokers], 'password'));
    const sender = { fileOf: secrets.fileOf, labels: labelsOfCluster(environment.cluster) };
    const workload = new Workload(this, {
      kind: 'Deployment',
      ...alloyPod(this, {
        storagePath: '/tmp/alloy',
        file: () => {
          const group = `${environment.name}.${this.name}`;
          return kafkaLogsConfiguration(props, { group, logRules: environment.logRules, sender });
        },
        change: configuration,
      }),
      command: ['bash', '-c', startWhenReached(brokers), 'start'],
      identity: alloyUser,
      ports: ownPort,
      mounts: [scratch('tmp', '/tmp', mebibytes(64)), ...secrets.mounts],
      resources: resources ?? { cpu: millicores(10), memory: mebibytes(64), memoryLimit: mebibytes(256) },
      terminationGrace: holdsLines,
    });
    workload.connect('brokers', 'kafka', brokers, { usesAccess: true });
    const ofLogs = { usesAccess: true, usesProxy: true, largestRequest: largestPush };
    workload.connect('logsTo', 'loki.push', logsTo, ofLogs);
    if (copyTo?.logs) workload.connect('copyTo.logs', 'loki.push', copyTo.logs, ofLogs);
    checkCopies(this.check, copyTo, [{ signal: 'logs', property: 'logsTo', first: logsTo, copy: copyTo?.logs }]);
    this.metrics = workload.endpoint('prometheus.exposition', 'http', { everyPod: false }, { path: '/metrics' });
  }
}

/** A shell that waits for the brokers and then becomes Alloy: otherwise the pod would crash until one of them is there. */
function startWhenReached({ host, port, address }: Endpoint<'kafka'>): string {
  return [
    "trap 'exit 0' TERM",
    `until (exec 3<>/dev/tcp/${host}/${port}) 2> /dev/null; do`,
    `  echo 'Kafka does not answer at ${address} yet'`,
    '  sleep 5',
    'done',
    'exec /bin/alloy "$@"',
  ].join('\n');
}
