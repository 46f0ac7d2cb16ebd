import type { Endpoint } from '../model/endpoint';
import type { Alert } from './alert';

/** A component that exposes metrics of its own. */
export interface Watched {
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** Alerts about its own metrics. Default: none. */
  readonly alerts?: readonly Alert[];
}
