import { Endpoint } from '../model/endpoint';
import { reportGiven, type Validator } from '../model/validation';
import type { ComponentAlert } from './alert';

/** A component that exposes metrics of its own. */
export interface Watched {
  /** Where they are pulled. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** Alerts about its own metrics. Default: none. */
  readonly alerts?: readonly ComponentAlert[];
}

/** What is watched: the component itself. */
export const watchedValidator: Validator<Watched | undefined> = {
  example: 'loki',
  expected: 'a component that has metrics, such as loki',
  validate(value, property, reporter) {
    if (isWatched(value)) return value;
    reportGiven(value, property, watchedValidator, reporter);
    return undefined;
  },
};

const isWatched = (value: unknown): value is Watched =>
  typeof value === 'object' && value !== null && 'metrics' in value && value.metrics instanceof Endpoint;
