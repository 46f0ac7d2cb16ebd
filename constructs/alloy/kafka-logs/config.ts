import type { Endpoint, LogRule } from '../../kit';
import { passwordOf } from '../../kit/model/sasl';
import type { FileOf } from '../../kit/model/secret-key';
import { signalLabels } from '../../kit/vocabulary/signal-labels';
import { recordStages } from '../../pod-logs/stages';
import { copyOf } from '../copies';
import { type Sender, writeLogCopyTo, writeLogsTo } from '../pipelines/destinations';
import { lokiStage } from '../pipelines/stages';
import { secretText } from '../receiver/secret-text';
import {
  AlloyFile,
  type LogReceiver,
  type LokiSourceKafkaArguments,
  lokiProcess,
  lokiSourceKafka,
  object,
} from '../syntax';
import type { KafkaLogsProps } from './props';

/** What Alloy reads. `group`: the name of the consumer group. */
export function kafkaLogsConfiguration(
  { brokers, topics, logsTo, copyTo }: Pick<KafkaLogsProps, 'brokers' | 'topics' | 'logsTo' | 'copyTo'>,
  {
    group,
    logRules,
    sender,
  }: {
    readonly group: string;
    readonly logRules: readonly LogRule[];
    readonly sender: Sender;
  },
): AlloyFile {
  const file = new AlloyFile();
  const first: Consumer = { to: writeLogsTo(file, logsTo, sender), group, labelOf: (label) => label };
  const copy: readonly Consumer[] = copyTo?.logs
    ? [{ to: writeLogCopyTo(file, copyTo.logs, sender), group: `${group}.copy`, labelOf: copyOf }]
    : [];
  const authentication = brokersKnow(file, brokers, sender.fileOf);
  for (const consumer of [first, ...copy])
    for (const topic of topics) read(file, topic, { brokers, authentication, logRules }, consumer);
  return file;
}

/** What is the same for every topic. */
interface Common {
  readonly brokers: Endpoint<'kafka'>;
  readonly logRules: readonly LogRule[];
  readonly authentication: Pick<LokiSourceKafkaArguments, 'authentication'>;
}

/** Topics are read once for each destination, each time by a consumer group of its own. */
interface Consumer {
  readonly to: LogReceiver;
  readonly group: string;
  readonly labelOf: (label: string) => string;
}

function read(
  file: AlloyFile,
  topic: string,
  { brokers, authentication, logRules }: Common,
  { to, group, labelOf }: Consumer,
): void {
  const { workload, pod = workload } = brokers.owner;
  const label = labelOf(`topic_${topic.replaceAll(/[^a-zA-Z0-9]/g, '_')}`);
  const lines = file.add(
    lokiProcess,
    label,
    { forward_to: [to], blocks: recordStages(logRules).map(lokiStage) },
    `The records of the topic ${topic}.`,
  );
  file.add(lokiSourceKafka, label, {
    brokers: [brokers.address],
    topics: [topic],
    // How far it has read outlives the pod. A new group begins with the oldest record that there is.
    group_id: `${group}.${topic}`,
    // What is read again after a failure is then the same entry, which Loki stores once.
    use_incoming_timestamp: true,
    labels: object({
      [signalLabels['k8s.namespace.name']]: namespaceOf(brokers),
      [signalLabels['k8s.pod.name']]: pod,
      [signalLabels['k8s.container.name']]: topic,
      [signalLabels['service.name']]: topic,
    }),
    forward_to: [lines.receiver],
    ...authentication,
  });
}

/** How brokers are called that ask who calls, or that are called with TLS. */
function brokersKnow(
  file: AlloyFile,
  { access, scheme }: Endpoint<'kafka'>,
  fileOf: FileOf,
): Pick<LokiSourceKafkaArguments, 'authentication'> {
  const { sasl, certificateAuthority } = access ?? {};
  // Without an authority of their own, brokers have certificates of a public one.
  const trusted = certificateAuthority ? { tls_config: { ca_file: fileOf(certificateAuthority) } } : {};
  const usesTls = scheme === 'https';
  if (!sasl) return usesTls ? { authentication: { type: 'ssl', ...trusted } } : {};
  const { mechanism, username: user } = sasl;
  const comment = 'The password that the brokers ask for.';
  const password = secretText(file, 'brokers', fileOf(passwordOf(sasl)), comment);
  const ofTls = usesTls ? { use_tls: true, ...trusted } : {};
  return { authentication: { type: 'sasl', sasl_config: { mechanism, user, password, ...ofTls } } };
}

/** The brokers' namespace. Beyond the cluster there is none: their host stands for it. */
const namespaceOf = ({ peer, host }: Endpoint): string =>
  peer.kind === 'pods' && typeof peer.namespace === 'string' ? peer.namespace : host;
