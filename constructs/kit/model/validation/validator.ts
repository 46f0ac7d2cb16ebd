import type { CallSite } from '../call-site';

export interface ReportOptions {
  /** No value is there at all, for which the compiler may know a better reason. Default: no. */
  readonly absent?: boolean;
  /** Where it was written. Default: where the component was made. */
  readonly madeAt?: CallSite;
}

/** Where a validator says what is wrong. */
export interface Reporter {
  report(property: string, problem: string, instead: string, options?: ReportOptions): void;
  /** Notes that a property may be the one that has a wrong name: a stand-in is in its place, of which nothing is to be reported. */
  doubt?(property: string): void;
}

/**
 * What a property takes. The compiler refuses most wrong values; what it does not see (a cast, JavaScript, a number out of range)
 * is found here, while the environment is made.
 */
export interface Validator<T> {
  /** How an environment file writes such a value, such as `days(3)`. */
  readonly example: string;
  /** What to write, such as `a duration such as days(3)`. */
  readonly expected: string;
  /**
   * Returns the value. Reports a wrong one, and returns another in its place, so that the construction goes on and one run shows
   * everything that is wrong.
   */
  validate(value: unknown, property: string, reporter: Reporter): T;
}

/** A validator of a property that can be left out. */
export interface OptionalValidator<T> extends Validator<T | undefined> {
  readonly optional: true;
}

/** A validator for each property: one that is forgotten, or that no property has, does not compile. */
export type Validators<P> = {
  readonly [Key in keyof P]-?: undefined extends P[Key]
    ? OptionalValidator<Exclude<P[Key], undefined>>
    : Validator<P[Key]>;
};

/** The same for a property that can be left out. */
export const optional = <T>(validator: Validator<T>): OptionalValidator<T> => ({
  ...validator,
  optional: true,
  validate: (value, property, reporter) =>
    value === undefined ? undefined : validator.validate(value, property, reporter),
});

/** Reports to another, and knows whether it has reported anything. */
export class Noting implements Reporter {
  isSound = true;

  constructor(private readonly reporter: Reporter) {}

  report(...finding: Parameters<Reporter['report']>): void {
    this.isSound = false;
    this.reporter.report(...finding);
  }
}

/**
 * The same, and what can be wrong with a value whose parts are all right: the problem, and what to write instead. `standIn`: what a wrong
 * value is replaced by, so that nothing is reported of its parts once more.
 */
export const whenSound = <T>(
  validator: Validator<T>,
  standIn: T,
  problem: (value: T) => readonly [problem: string, instead: string] | undefined,
): Validator<T> => ({
  ...validator,
  validate(value, property, reporter) {
    const noting = new Noting(reporter);
    const found = validator.validate(value, property, noting);
    if (!noting.isSound) return standIn;
    const wrong = problem(found);
    if (!wrong) return found;
    reporter.report(property, ...wrong);
    return standIn;
  },
});

/** The same, and other words for what to write. */
export const expecting = <T>(validator: Validator<T>, expected: string): Validator<T> => ({
  ...validator,
  expected,
  validate: (value, property, reporter) =>
    validator.validate(value, property, {
      report: (at, problem, instead, options) =>
        reporter.report(at, problem, instead === validator.expected ? expected : instead, options),
    }),
});

export const isOptional = (validator: object): boolean => 'optional' in validator;
