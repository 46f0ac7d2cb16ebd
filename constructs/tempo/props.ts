import type { ConfigurationChange, Endpoint } from '../kit';
import { anything, count, endpoint, optional, type Validators } from '../kit/model/validation';
import { type StoreProps, storeValidators } from '../stores';
import type { TempoConfiguration } from './config';

/** `retention`: how long traces are kept. `resources` by default: enough for about 1,000 spans a second. */
export interface TempoProps extends StoreProps {
  /**
   * Where the metrics made from spans go: request rates, durations and the service graph. Default: none are made here, and
   * a Collector that sends its traces here makes them itself.
   */
  readonly metricsTo?: Endpoint<'prometheus.remote-write'>;
  /** A further port of its Service, for clients that know Tempo's API at another one than 3200. Default: none. */
  readonly alsoOnPort?: number;
  /**
   * What is to be different in Tempo's configuration, where there is no property for it. Default: nothing.
   * https://grafana.com/docs/tempo/latest/configuration/
   */
  readonly configuration?: ConfigurationChange<TempoConfiguration>;
}

export const tempoValidators: Validators<TempoProps> = {
  ...storeValidators,
  metricsTo: optional(endpoint('prometheus.remote-write')),
  alsoOnPort: optional(count(1, 65_535)),
  // Checked when it is applied.
  configuration: anything(),
};
