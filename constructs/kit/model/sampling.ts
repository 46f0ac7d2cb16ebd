import type { Duration, Percentage } from './units';

/** Which traces are kept of those that a component sees, and when it decides. */
export interface Sampling {
  /** Every trace in which a span has failed is kept. */
  readonly errors: boolean;
  /** Every trace that took longer is kept. Undefined: duration does not count. */
  readonly slowerThan?: Duration;
  /** The share that is kept of all traces. Undefined: none beyond those above. */
  readonly share?: Percentage;
  /** How long after its first span a trace is decided at the latest. */
  readonly decisionWait: Duration;
  /** How long after its root span a trace is decided. */
  readonly decisionWaitAfterRootReceived: Duration;
}

/** A component that keeps some of the traces that it sees. */
export interface Sampler {
  readonly sampling: Sampling;
}

export const isSampler = (component: object): component is Sampler => 'sampling' in component;
