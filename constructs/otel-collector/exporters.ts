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
