import { callSite } from './call-site';
import type { Checks } from './checks';
import { object, type Reporter, type Validators } from './validation';

/** What is wrong, as a validator says it. */
type Said = Parameters<Reporter['report']>;

/**
 * What a function was given whose value a component takes later: checked when the function is called, as there the line is known, and
 * reported by the component, which knows the environment. In the place of what is wrong there is a stand-in.
 */
export class Given<P extends object> {
  /** The properties, a stand-in for each wrong one. */
  readonly props: P;
  private readonly madeAt = callSite();
  private readonly said: Said[] = [];
  private readonly known: readonly string[];

  /** `name`: the function's. */
  constructor(
    name: string,
    given: unknown,
    validators: Validators<P>,
    options: {
      /** What others call some of the properties. Default: the same. */
      readonly usualWords?: Readonly<Record<string, string>>;
      /** What stands before them in the call, such as `'…', `. Default: nothing. */
      readonly before?: string;
    } = {},
  ) {
    const { usualWords, before = '' } = options;
    const validator = object(validators, `${name}(${before}${object(validators).example})`, usualWords);
    this.known = Object.keys(validators);
    const reporter: Reporter = { report: (...said) => this.said.push(said) };
    if (given === undefined) this.said.push(['', 'no properties are given', validator.example, { absent: true }]);
    this.props = validator.validate(given, '', given === undefined ? { report: () => {} } : reporter);
  }

  /** Whether nothing is wrong. */
  get isSound(): boolean {
    return this.said.length === 0;
  }

  /** Whether nothing is wrong with these properties, and none has a wrong name that may be one of them. */
  sound(...properties: readonly string[]): boolean {
    return this.said.every(([at]) => {
      const [name = ''] = at.split('.');
      return this.known.includes(name) && !properties.includes(name);
    });
  }

  /** What is wrong, for what is reported later. `at`: where the environment file has the value. */
  problems(at: string) {
    const { madeAt } = this;
    return this.said.map(([property, problem, instead]) => ({
      place: property ? `${at} › ${property}` : at,
      problem,
      instead,
      madeAt,
    }));
  }

  /** Reports what is wrong. `at`: where the environment file has the value. Returns the checks of the line where the function is called. */
  report(check: Checks, at: string): Checks {
    const own = check.at(this.madeAt);
    for (const [property, ...finding] of this.said) own.report(property ? `${at} › ${property}` : at, ...finding);
    if (this.said.length > 0) check.doubt(at);
    return own;
  }
}
