import type { Endpoint } from '../kit';
import { endpoint, object, optional } from '../kit/model/validation';

/** A second destination of the metrics that are made from traces. */
export interface TempoCopies {
  /** Default: they are not copied. */
  readonly metrics?: Endpoint<'prometheus.remote-write'>;
}

export const tempoCopies = object<TempoCopies>(
  { metrics: optional(endpoint('prometheus.remote-write')) },
  '{ metrics: cloud }',
);

/** The name of the queue with copies, by which its metrics are known. */
export const metricsCopy = 'copy';
