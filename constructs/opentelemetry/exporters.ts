import { type Bytes, type Endpoint, mebibytes } from '../kit';
import type { FileOf } from '../kit/model/secret-key';
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

/** What an exporter has: the room for its queue, a part of the disk, and its largest batch. */
export interface Sending {
  readonly disk: Bytes;
  readonly largestBatch: Bytes;
}

/** To a store that takes one signal by OTLP/HTTP. The exporter appends the signal's own path. */
export function otlpHttp(name: string, to: Endpoint<'otlp.metrics' | 'otlp.logs'>, sending: Sending): Exporter {
  return exporter(`otlp_http/${name}`, { endpoint: to.url }, sending);
}

/** To another cluster, which takes every signal by OTLP/HTTP and asks who sends. `fileOf`: where the Secrets are. */
export function otlpElsewhere(name: string, to: Endpoint<'otlp.http'>, fileOf: FileOf, sending: Sending): Exporter {
  const { credentials, certificateAuthority } = to.access ?? {};
  const authenticator = credentials && clientAuthenticator(credentials, fileOf);
  const made = exporter(
    `otlp_http/${name}`,
    {
      endpoint: to.url,
      ...(authenticator ? { auth: { authenticator: authenticator.id } } : {}),
      ...(certificateAuthority ? { tls: { ca_file: fileOf(certificateAuthority) } } : {}),
    },
    sending,
  );
  return { ...made, extensions: [...(authenticator ? [authenticator] : []), ...(made.extensions ?? [])] };
}

/** To a store that takes traces by OTLP/gRPC. */
export function otlpGrpc(name: string, to: Endpoint<'otlp.traces'>, sending: Sending): Exporter {
  return exporter(
    `otlp_grpc/${name}`,
    {
      endpoint: to.address,
      tls: { insecure: to.scheme === 'http' },
      // As by HTTP. After the default of 5 s a large batch would be sent again that the store is about to take.
      timeout: '30s',
    },
    sending,
  );
}

/** The port at which metrics wait to be pulled. */
export const expositionPort = 8889;

/**
 * Offers metrics to whoever pulls them, each series with the labels of its sender.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/exporter/prometheusexporter
 */
export function exposition(options: { readonly exemplars: boolean }): Exporter {
  return {
    kind: 'exporter',
    id: 'prometheus',
    settings: {
      endpoint: `0.0.0.0:${expositionPort}`,
      // Of the resource only what is to be a label has come so far.
      resource_to_telemetry_conversion: { enabled: true },
      // The library that made a metric would be a label of every series.
      without_scope_info: true,
      // Exemplars stand in the newer format alone.
      ...(options.exemplars ? { enable_open_metrics: true } : {}),
    },
  };
}

/** Each of three queues takes a fifth of the disk: the rest is for what their files need beyond it, and for compacting one. */
const partsOfDisk = 5;

/** The smallest disk, in mebibytes: each queue holds many batches. */
export const leastDisk = 256;

function exporter(id: string, destination: Settings, { disk, largestBatch }: Sending): Exporter {
  const storage = fileStorage();
  return {
    kind: 'exporter',
    id,
    extensions: [storage],
    settings: {
      ...destination,
      // What a store can't take now is sent until it can. The queue is the bound: when it is full, receivers
      // refuse with an error on which senders try again.
      retry_on_failure: { max_elapsed_time: 0 },
      sending_queue: {
        storage: storage.id,
        sizer: 'bytes',
        queue_size: mebibytes(Math.floor(disk.mebibytes / partsOfDisk)).bytes,
        // Requests are joined for up to a second, and what is larger is taken apart.
        batch: {
          sizer: 'bytes',
          flush_timeout: '1s',
          min_size: mebibytes(0.5).bytes,
          max_size: largestBatch.bytes,
        },
      },
    },
  };
}
