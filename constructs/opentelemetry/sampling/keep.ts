import { type Duration, Percentage } from '../../kit';
import { brand } from '../../kit/model/brand';
import { duration, percentage, reportGiven, type Validator } from '../../kit/model/validation';

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

/** What a list of policies takes. */
export const keepPolicy: Validator<KeepPolicy> = {
  example: 'percent(10)',
  expected: 'errors(), slowerThan(seconds(2)) or percent(10)',
  validate(value, property, reporter) {
    if (value instanceof FailedTraces) return value;
    if (value instanceof Percentage) return percentage('percent(10)').validate(value, property, reporter);
    if (value instanceof SlowTraces && value.threshold === undefined) {
      reporter.report(property, 'slowerThan has no duration', 'slowerThan(seconds(2))');
      return value;
    }
    if (value instanceof SlowTraces) {
      return new SlowTraces(duration('slowerThan(seconds(2))').validate(value.threshold, property, reporter));
    }
    reportGiven(value, property, keepPolicy, reporter);
    return new Percentage(100);
  },
};

/** Keeps every trace in which a span has failed. */
export const errors = () => new FailedTraces();
/** Keeps every trace that took longer. */
export const slowerThan = (threshold: Duration) => new SlowTraces(threshold);
