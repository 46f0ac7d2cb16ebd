import type { Bytes, Endpoint } from '../kit';
import { fileStorage } from './extensions';
import type { Exporter, Settings } from './pipelines';

/** To a store that takes one signal by OTLP/HTTP. The exporter appends the signal's own path. */
export function otlpHttp(name: string, to: Endpoint<'otlp.metrics' | 'otlp.logs'>, disk: Bytes): Exporter {
  return exporter(`otlp_http/${name}`, { endpoint: to.url }, disk);
}

/** To a store that takes traces by OTLP/gRPC. */
export function otlpGrpc(name: string, to: Endpoint<'otlp.traces'>, disk: Bytes): Exporter {
  return exporter(`otlp_grpc/${name}`, { endpoint: to.address, tls: { insecure: to.scheme === 'http' } }, disk);
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

const mebibyte = 1024 * 1024;

/** The smallest disk, in mebibytes: each queue holds many batches. */
export const leastDisk = 256;

function exporter(id: string, destination: Settings, disk: Bytes): Exporter {
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
        queue_size: Math.floor(disk.mebibytes / partsOfDisk) * mebibyte,
        // Requests are joined for up to a second. The largest stays below the 4 MiB that gRPC servers take.
        batch: { sizer: 'bytes', flush_timeout: '1s', min_size: mebibyte / 2, max_size: 2 * mebibyte },
      },
    },
  };
}
