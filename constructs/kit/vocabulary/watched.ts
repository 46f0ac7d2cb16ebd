import { Endpoint } from '../model/endpoint';
import { type Reporter, reportGiven, type Validator } from '../model/validation';
import type { ComponentAlert } from './alert';

/** A component that exposes metrics of its own. */
export interface Watched {
  /** Where they are pulled. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** Where its metrics about itself are pulled, if those at `metrics` are about others. Default: there are none beside these. */
  readonly telemetry?: Endpoint<'prometheus.exposition'>;
  /** Where its other workloads show theirs, if it has several. Default: there is one. */
  readonly furtherMetrics?: readonly Endpoint<'prometheus.exposition'>[];
  /** Alerts about its own metrics. Default: none. */
  readonly alerts?: readonly ComponentAlert[];
}

/** Who takes the metrics of components. */
export interface Watching {
  watch(...watched: readonly Watched[]): void;
}

/** What is watched: the component itself. */
export const watchedValidator: Validator<Watched | undefined> = {
  example: 'loki',
  expected: 'a component that has metrics, such as loki',
  validate(value, property, reporter) {
    if (isWatched(value)) return value;
    // It stands in a call, where no property can be missing.
    if (value === undefined)
      reporter.report(property, 'undefined is given', watchedValidator.expected, { absent: true });
    else reportGiven(value, property, watchedValidator, reporter);
    return undefined;
  },
};

/** Reports a component that is watched already; returns whether it is not. `others`: what is watched so far. */
export function checkWatchedOnce(reporter: Reporter, { metrics }: Watched, others: readonly Watched[]): boolean {
  const again = others.some((other) => other.metrics === metrics);
  if (again) reporter.report('watch', `${metrics.owner.component} is watched twice`, 'each component once');
  return !again;
}

/** Each address of a component that is watched, with the name by which its series are known: the label `job`. */
export const addressesOf = ({ metrics, telemetry, furtherMetrics = [] }: Watched): readonly WatchedAddress[] => [
  ...[metrics, ...furtherMetrics].map((endpoint) => ({ endpoint, job: endpoint.owner.workload })),
  ...(telemetry ? [{ endpoint: telemetry, job: `${telemetry.owner.workload}-telemetry` }] : []),
];

/** One address of a component that is watched. */
export interface WatchedAddress {
  readonly endpoint: Endpoint<'prometheus.exposition'>;
  readonly job: string;
}

export const isWatched = (value: unknown): value is Watched =>
  typeof value === 'object' && value !== null && 'metrics' in value && value.metrics instanceof Endpoint;

export const isWatching = (value: object): value is Watching => 'watch' in value && typeof value.watch === 'function';
