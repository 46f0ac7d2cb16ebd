import type { Bytes } from '../kit';
import { endpoint, object, optional, type Validator } from '../kit/model/validation';
import { copyReceiver } from '../kit/vocabulary/copies';
import {
  type Destination,
  type LogsDestination,
  type MetricsDestination,
  spoken,
  type TracesDestination,
} from './destinations';
import { otlpExporter, type Sending } from './exporters';
import type { Exporter, Pipeline, Receiver, Signal } from './pipelines';

/** Second destinations of a Collector, each of which gets a copy of one signal. */
export interface CollectorCopies {
  /** Metrics, those with them that are made from traces. Default: they are not copied. */
  readonly metrics?: MetricsDestination;
  /** Log records. Default: they are not copied. */
  readonly logs?: LogsDestination;
  /** Traces; of a Collector that samples, those that are kept. Default: they are not copied. */
  readonly traces?: TracesDestination;
}

export const collectorCopies: Validator<CollectorCopies> = object<CollectorCopies>(
  {
    metrics: optional(endpoint(...spoken.metrics)),
    logs: optional(endpoint(...spoken.logs)),
    traces: optional(endpoint(...spoken.traces)),
  },
  '{ logs: cloud }',
);

/** The copies that are asked for. */
export const copiesIn = (copyTo: CollectorCopies = {}): readonly (readonly [Signal, Destination])[] =>
  (['traces', 'metrics', 'logs'] as const).flatMap((signal) => {
    const to = copyTo[signal];
    return to ? [[signal, to] as const] : [];
  });

/** How one signal is copied: what its pipeline sends to beside its first destination, and the pipeline of the copy. */
export interface Copying {
  readonly exporters: readonly Exporter[];
  readonly pipelines: readonly Pipeline[];
}

/**
 * A pipeline tells its sender of a failure of any of its exporters, so that a copy whose queue is full would have everything refused. A copy
 * has a pipeline of its own therefore, which the Collector calls as it would call somebody else: what is refused there is dropped and
 * counted, at once, and nobody waits for it. `largest`: the largest request as it leaves the processors, before it is taken apart.
 */
export function copying(signal: Signal, to: Destination | undefined, sending: Sending, largest: Bytes): Copying {
  if (!to) return { exporters: [], pipelines: [] };
  return {
    exporters: [toCopy(largest)],
    pipelines: [
      {
        signal,
        name: 'copy',
        receivers: [copies(largest)],
        processors: [],
        exporters: [otlpExporter(`${ofCopy}${signal}`, to, sending)],
      },
    ],
  };
}

/** The exporter by which copies begin. */
export const copyExporter = 'otlp_grpc/to_copy';

const ofCopy = 'copy_of_';

/** Whether an exporter sends to a second destination, by its id. */
export const isToCopy = (id: string): boolean => id.includes(`/${ofCopy}`);

/** Where copies pass, out of reach of everybody else. */
const address = '127.0.0.1:4320';

const toCopy = (largest: Bytes): Exporter => ({
  kind: 'exporter',
  id: copyExporter,
  settings: {
    endpoint: address,
    tls: { insecure: true },
    compression: 'none',
    // What the queue of the copy has no room for is dropped, and counted here.
    retry_on_failure: { enabled: false },
    // In memory and for a moment, as the receiver answers at once; what comes meanwhile waits and is not refused.
    sending_queue: { sizer: 'bytes', queue_size: largest.bytes, block_on_overflow: true },
  },
});

const copies = (largest: Bytes): Receiver => ({
  kind: 'receiver',
  id: copyReceiver,
  settings: { protocols: { grpc: { endpoint: address, max_recv_msg_size_mib: largest.mebibytes } } },
});
