import { App } from 'cdk8s';
import type { Endpoint } from '../model/endpoint';

/** Endpoints by the names that other environments ask for. */
export type Exports = Readonly<Record<string, Endpoint>>;

/** An environment that has endpoints for others. */
export interface Exporting<E extends Exports> {
  /** The endpoints, by the names that `exporting` was given. */
  readonly exports: E;
}

/**
 * The endpoints by which another cluster is reached, from the function that makes its environment: the only place where its host
 * names are written. `make` returns `environment.exporting({ otlp: gateway.endpoints.otlp })`. What is wrong with that environment is
 * reported with it, not here.
 */
export function endpointsOf<E extends Exports>(make: (app: App) => Exporting<E>): E {
  // Apart from the environments that are written: its objects are not built.
  return make(new App()).exports;
}
