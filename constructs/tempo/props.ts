import type { Bytes, ConfigurationChange, Endpoint } from '../kit';
import { anything, bytes, count, endpoint, optional, type Validators } from '../kit/model/validation';
import { type BucketStoreProps, bucketStoreValidators } from '../stores';
import type { TempoConfiguration } from './config';

/** `retention`: how long traces are kept. `resources` by default: enough for about 1,000 spans a second. */
export interface TempoProps extends BucketStoreProps {
  /**
   * Where the metrics made from spans go: request rates, durations and the service graph. Default: none are made here, and
   * a Collector that sends its traces here makes them itself.
   */
  readonly metricsTo?: Endpoint<'prometheus.remote-write'>;
  /**
   * The spans that are stored, in a second, by which memory and disk are checked: those of the traces that a sampler keeps.
   * Default: 100, such as a tenth of 1,000.
   */
  readonly spansPerSecond?: number;
  /**
   * The series of the metrics that are made from spans. New ones beyond it count in one series for each metric, so that
   * identifiers in span names cost the rates of new spans and not the memory. Default: 20,000.
   * https://grafana.com/docs/tempo/latest/configuration/#overrides
   */
  readonly maxActiveSeries?: number;
  /** The size up to which a trace is kept. The spans beyond it are dropped and counted. Default: 5 MiB. */
  readonly maxBytesPerTrace?: Bytes;
  /** A further port of its Service, for clients that know Tempo's API at another one than 3200. Default: none. */
  readonly alsoOnPort?: number;
  /**
   * What is to be different in Tempo's configuration, where there is no property for it. Default: nothing.
   * https://grafana.com/docs/tempo/latest/configuration/
   */
  readonly configuration?: ConfigurationChange<TempoConfiguration>;
}

export const tempoValidators: Validators<TempoProps> = {
  ...bucketStoreValidators,
  metricsTo: optional(endpoint('prometheus.remote-write')),
  spansPerSecond: optional(count(1, 100_000)),
  maxActiveSeries: optional(count(1000, 10_000_000)),
  maxBytesPerTrace: optional(bytes('mebibytes(5)')),
  alsoOnPort: optional(count(1, 65_535)),
  // Checked when it is applied.
  configuration: anything(),
};
