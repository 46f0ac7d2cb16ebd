import type { Duration, Percentage } from '../kit';
import { brand } from '../kit/model/brand';

/** Traces in which a span has failed. Written by `errors`. */
export class FailedTraces {
  static {
    brand(FailedTraces, 'FailedTraces');
  }

  readonly kind = 'errors';
}

/** Traces that took longer. Written by `slowerThan`. */
export class SlowTraces {
  static {
    brand(SlowTraces, 'SlowTraces');
  }

  readonly kind = 'slow';
  constructor(readonly threshold: Duration) {}
}

/** Which traces are kept whole: failed ones, slow ones, and of all a share. A trace that any of them names is kept. */
export type KeepPolicy = FailedTraces | SlowTraces | Percentage;

export const errors = () => new FailedTraces();
export const slowerThan = (threshold: Duration) => new SlowTraces(threshold);
