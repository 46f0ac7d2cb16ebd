import { type Bytes, mebibytes, percent } from '../kit';
import type { FileOf } from '../kit/model/secret-key';
import type { Destination } from './destinations';
import { clientAuthenticator, fileStorage } from './extensions';
import type { Exporter, Settings } from './pipelines';

/** What the processors add to a request at most. */
const added = mebibytes(1);

/**
 * The largest batch for each signal. A record that is larger than the batch ends the rest of it, with the records of everybody
 * else in it. No metric or span is larger than the request by which it came; log records are cut to less than this.
 */
export const largestBatch = (largestRequest: Bytes) => {
  const whole = mebibytes(largestRequest.mebibytes + added.mebibytes);
  return { metrics: whole, logs: mebibytes(1), traces: whole } as const;
};

/** What an exporter has: the room for its queue, its largest batch, and where the Secrets of those are that it calls. */
export interface Sending {
  /** How long it has what it was given: on a disk, until the other side has it; or its sender waits until the other side has it. */
  readonly until: 'it is sent' | 'its sender gives up';
  readonly queue: Bytes;
  readonly largestBatch: Bytes;
  readonly fileOf: FileOf;
}

/** To a store, another Collector or somebody outside, by gRPC or HTTP as the endpoint says. By HTTP the exporter appends the signal's own path. */
export function otlpExporter(name: string, to: Destination, sending: Sending): Exporter {
  const { credentials, certificateAuthority } = to.access ?? {};
  const authenticator = credentials && clientAuthenticator(credentials, sending.fileOf);
  const byGrpc = to.protocol === 'otlp.traces' || to.protocol === 'otlp.grpc';
  const tls = {
    ...(byGrpc && to.scheme === 'http' ? { insecure: true } : {}),
    ...(certificateAuthority ? { ca_file: sending.fileOf(certificateAuthority) } : {}),
  };
  return {
    kind: 'exporter',
    id: `${byGrpc ? 'otlp_grpc' : 'otlp_http'}/${name}`,
    extensions: [...(authenticator ? [authenticator] : []), ...(sending.until === 'it is sent' ? [fileStorage()] : [])],
    settings: {
      endpoint: byGrpc ? to.address : to.url,
      ...(to.proxy ? { proxy_url: to.proxy.url } : {}),
      ...(authenticator ? { auth: { authenticator: authenticator.id } } : {}),
      ...(Object.keys(tls).length > 0 ? { tls } : {}),
      // As by HTTP. After the default of 5 s a large batch would be sent again that the other side is about to take.
      ...(byGrpc ? { timeout: '30s' } : {}),
      ...(sending.until === 'it is sent' ? onDisk(sending) : acknowledged(sending)),
    },
  };
}

/** The port at which metrics wait to be pulled. */
export const expositionPort = 8889;

/**
 * Offers metrics to a server that pulls them, each series with the labels of its sender.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/exporter/prometheusexporter
 */
export function exposition(options: { readonly exemplars: boolean }): Exporter {
  return {
    kind: 'exporter',
    id: 'prometheus',
    settings: {
      endpoint: `0.0.0.0:${expositionPort}`,
      // The attributes that are left of the resource are those that are to be labels.
      resource_to_telemetry_conversion: { enabled: true },
      // The library that made a metric would be a label of every series.
      without_scope_info: true,
      // Exemplars stand in the newer format alone.
      ...(options.exemplars ? { enable_open_metrics: true } : {}),
    },
  };
}

/** The signals, each of which has a queue, whether its metrics are sent or pulled. */
const signals = 3;

/** The share of the disk that is for data. The rest is for the overhead of the files, and for compacting one of them. */
const partForData = percent(60);

/** The room for each queue. `copies`: how many signals are copied, each with a queue of its own. */
export const queueSize = (disk: Bytes, copies: number): Bytes =>
  mebibytes(Math.floor((disk.mebibytes * partForData.value) / 100 / (signals + copies)));

/** The smallest disk: each queue holds many batches. */
export const leastDisk = (copies: number): Bytes => mebibytes(Math.ceil((256 * (signals + copies)) / signals));

const onDisk = ({ queue, largestBatch }: Sending): Settings => {
  const storage = fileStorage();
  return {
    // What the other side can't take now is sent until it can. The queue is the bound: when it is full, receivers
    // refuse with an error on which senders try again.
    retry_on_failure: { max_elapsed_time: 0 },
    sending_queue: {
      storage: storage.id,
      sizer: 'bytes',
      queue_size: queue.bytes,
      // Requests are joined for up to a second, and what is larger is taken apart.
      batch: {
        sizer: 'bytes',
        flush_timeout: '1s',
        min_size: mebibytes(0.5).bytes,
        max_size: largestBatch.bytes,
      },
    },
  };
};

/**
 * For pods that keep nothing: the sender has its answer when the other side has answered, so that no data is lost with a pod. For so long
 * it is tried again, which is less than an SDK waits by default (10 s). https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 */
const acknowledged = ({ queue, largestBatch }: Sending): Settings => ({
  retry_on_failure: { initial_interval: '1s', max_interval: '2s', max_elapsed_time: '8s' },
  sending_queue: {
    wait_for_result: true,
    sizer: 'bytes',
    queue_size: queue.bytes,
    // As many requests as wait for one that is tried again would else make all others wait.
    num_consumers: 100,
    batch: { sizer: 'bytes', min_size: mebibytes(0.5).bytes, max_size: largestBatch.bytes },
  },
});
