import type { Bytes } from '../kit';
import type { FileOf } from '../kit/model/secret-key';
import { type CollectorCopies, type Copying, copiesIn, copying } from './copies';
import { largestBatch, queueSize, type Sending } from './exporters';
import type { Signal } from './pipelines';

/** How one signal leaves a Collector. */
export interface SentSignal {
  /** To its first destination. */
  readonly first: Sending;
  readonly copy: Copying;
}

/** How each signal leaves a Collector, with its part of the disk. */
export function sendingOf(options: {
  readonly disk: Bytes;
  /** The largest request that is taken. */
  readonly largestRequest: Bytes;
  readonly copyTo?: CollectorCopies;
  readonly fileOf: FileOf;
  /** Default: on the disk until it is sent. */
  readonly until?: Sending['until'];
}): Readonly<Record<Signal, SentSignal>> {
  const { disk, largestRequest, copyTo = {}, fileOf, until = 'it is sent' } = options;
  const queue = queueSize(disk, copiesIn(copyTo).length);
  const largest = largestBatch(largestRequest);
  const sent = (signal: Signal): SentSignal => {
    const first = { until, queue, largestBatch: largest[signal], fileOf };
    return { first, copy: copying(signal, copyTo[signal], first, largest.traces) };
  };
  return { traces: sent('traces'), metrics: sent('metrics'), logs: sent('logs') };
}
