import type { ConfigurationChange } from '../kit';
import { anything, count, line, list, optional, type Validators } from '../kit/model/validation';
import { type BucketStoreProps, bucketStoreValidators } from '../stores';
import type { PyroscopeConfiguration } from './config';

/**
 * `retention`: how long profiles are kept. Pyroscope deletes six hours of data at a time, up to half a day later.
 * `storage`: the index of what is in the bucket stays on the volume, and a volume that is lost takes everything with it.
 * `resources` by default: enough for about 50 processes.
 */
export interface PyroscopeProps extends BucketStoreProps {
  /**
   * The processes that are profiled, of which each sends what a Go program is asked for by default: CPU time, memory, goroutines, locks.
   * Disk and memory are checked by it. Default: 20.
   */
  readonly processes?: number;
  /**
   * The services that send profiles of processor time, by their names in traces, logs and metrics: what is theirs has a link to these. One
   * whose profiler is that of Node.js stands in `nodeJsServices`. Default: none, and only a span that names its profile leads to it.
   */
  readonly services?: readonly string[];
  /**
   * The services that send profiles by the profiler of Node.js with `collectCpuTime`, which has a type of its own for processor time:
   * what is theirs has a link to these. Default: none.
   */
  readonly nodeJsServices?: readonly string[];
  /**
   * What is to be different in Pyroscope's configuration, where there is no property for it. Default: nothing.
   * https://grafana.com/docs/pyroscope/latest/configure-server/reference-configuration-parameters/
   */
  readonly configuration?: ConfigurationChange<PyroscopeConfiguration>;
}

export const pyroscopeValidators: Validators<PyroscopeProps> = {
  ...bucketStoreValidators,
  processes: optional(count(1, 10_000)),
  services: optional(list(line('shop'))),
  nodeJsServices: optional(list(line('shop'))),
  // Checked when it is applied.
  configuration: anything(),
};
