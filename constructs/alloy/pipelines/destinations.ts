import { type Endpoint, seconds } from '../../kit';
import type { FileOf } from '../../kit/model/secret-key';
import { copyOf, samplesCopy } from '../copies';
import {
  type AlloyFile,
  type LogReceiver,
  lokiWrite,
  type MetricsReceiver,
  object,
  type ProfilesReceiver,
  prometheusRemoteWrite,
  pyroscopeWrite,
  type RemoteWriteEndpoint,
} from '../syntax';
import { clientArguments } from './client';

/** What is the same for every destination. */
export interface Sender {
  /** Where Secrets are. */
  readonly fileOf: FileOf;
  /** The labels by which this cluster is told from others. */
  readonly labels: Readonly<Record<string, string>>;
}

const externalLabels = ({ labels }: Sender) =>
  Object.keys(labels).length > 0 ? { external_labels: object(labels) } : {};

/**
 * Where log lines go. While Loki is away the files are not read on. What was read before, up to 10 MiB, waits in memory and is
 * lost if Alloy restarts meanwhile: a smaller queue, as a log of its own on disk, is an experimental setting of `loki.write`.
 */
export function writeLogsTo(
  file: AlloyFile,
  to: Endpoint<'loki.push'>,
  sender: Sender,
  comment = 'Log lines. While Loki is away, the files are not read on.',
): LogReceiver {
  return lokiWriter(file, 'logs', to, sender, comment);
}

/** Where a copy of log lines goes, in the same way. */
export function writeLogCopyTo(file: AlloyFile, to: Endpoint<'loki.push'>, sender: Sender): LogReceiver {
  const comment =
    'A copy of the log lines, with sources of its own: a source waits for the slowest of those that it sends to.';
  return lokiWriter(file, copyOf('logs'), to, sender, comment);
}

function lokiWriter(
  file: AlloyFile,
  label: string,
  to: Endpoint<'loki.push'>,
  sender: Sender,
  comment: string,
): LogReceiver {
  const { receiver } = file.add(
    lokiWrite,
    label,
    {
      endpoint: {
        url: to.url,
        // Retries without end; the default gives up after about eight minutes. Half a minute apart, so that lines flow soon after.
        max_backoff_period: seconds(30),
        max_backoff_retries: 0,
        ...clientArguments(to, sender.fileOf),
      },
      ...externalLabels(sender),
    },
    comment,
  );
  return receiver;
}

/**
 * Where metrics go. While the store is away samples stay in the write-ahead log. Every two hours the oldest two thirds of its
 * segments are deleted, sent or not; a segment is what was written between two such times, or 128 MiB of it, and the two
 * newest always stay. While nothing is sent at all, this happens once and then no more for eight hours.
 * Samples not sent before a restart of Alloy are lost: it goes on at the end of the log. A copy is sent from the same log by a queue of its
 * own; the log then keeps what the slower of both has not sent.
 */
export function writeMetricsTo(
  file: AlloyFile,
  to: Endpoint<'prometheus.remote-write'>,
  sender: Sender,
  copy?: Endpoint<'prometheus.remote-write'>,
): MetricsReceiver {
  const first = remoteWrite(to, sender);
  const { receiver } = file.add(
    prometheusRemoteWrite,
    'metrics',
    {
      endpoint: copy ? [first, { name: samplesCopy, ...remoteWrite(copy, sender) }] : first,
      ...externalLabels(sender),
    },
    'Metrics. While their store is away, they wait in the write-ahead log.',
  );
  return receiver;
}

/**
 * Where profiles go. While Pyroscope is away each is tried again for some minutes, and meanwhile the same program is not asked for the next:
 * no more waits in memory than one profile of each kind from each program.
 */
export function writeProfilesTo(file: AlloyFile, to: Endpoint<'pyroscope.push'>, sender: Sender): ProfilesReceiver {
  const { receiver } = file.add(
    pyroscopeWrite,
    'profiles',
    { endpoint: { url: to.url, ...clientArguments(to, sender.fileOf) }, ...externalLabels(sender) },
    'Profiles.',
  );
  return receiver;
}
const remoteWrite = (to: Endpoint<'prometheus.remote-write'>, { fileOf }: Sender): RemoteWriteEndpoint => ({
  url: to.url,
  send_exemplars: to.offers.exemplars ? undefined : false,
  send_native_histograms: to.offers.nativeHistograms ? true : undefined,
  // One node's samples need one shard. More than ten, each with 10,000 samples, would fill the memory after a pause.
  queue_config: { max_shards: 10 },
  ...clientArguments(to, fileOf),
});
