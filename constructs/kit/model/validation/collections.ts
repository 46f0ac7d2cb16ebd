import { isPlainObject } from '../plain-object';
import { reportUnknown } from './unknown-properties';
import { isOptional, Noting, type Reporter, type Validator, type Validators } from './validator';
import { reportGiven } from './values';

const silent: Reporter = { report: () => {} };

/** Reports nothing, and keeps what it would have been about. */
const doubting = (reporter: Reporter): Reporter => ({ report: (property) => reporter.doubt?.(property) });

/** A list of values of one kind. Wrong ones are left out. `least`: how many there must be; default: none. */
export function list<T>(
  element: Validator<T>,
  /** `example`: one of its elements. Default: that of the element. */
  options: { readonly least?: number; readonly example?: string } = {},
): Validator<readonly T[]> {
  const example = `[${options.example ?? element.example}]`;
  const expected = `a list such as ${example}`;
  return {
    example,
    expected,
    validate(value, property, reporter) {
      if (!Array.isArray(value)) {
        reportGiven(value, property, { example, expected }, reporter);
        return [];
      }
      if (value.length < (options.least ?? 0)) reporter.report(property, 'the list is empty', expected);
      // A hole in the list is an undefined one.
      return Array.from<unknown>(value).flatMap((each) => validated(element, each, property, reporter));
    },
  };
}

/** The value in a list of its own, or nothing where it is wrong. */
function validated<T>(element: Validator<T>, value: unknown, property: string, reporter: Reporter): readonly T[] {
  if (value === undefined) {
    reporter.report(property, 'undefined stands in the list', element.expected, { absent: true });
    return [];
  }
  const noting = new Noting(reporter);
  const found = element.validate(value, property, noting);
  return noting.isSound ? [found] : [];
}

/** Values of one kind, each under a name. Wrong ones are left out. */
export function map<T>(element: Validator<T>, name: string): Validator<Readonly<Record<string, T>>> {
  const example = `{ ${name}: ${element.example} }`;
  const expected = `an object such as ${example}`;
  return {
    example,
    expected,
    validate(value, property, reporter) {
      if (!isPlainObject(value)) {
        reportGiven(value, property, { example, expected }, reporter);
        return {};
      }
      const good = Object.entries(value).flatMap(([key, each]) =>
        validated(element, each, `${property}.${key}`, reporter).map((found) => [key, found] as const),
      );
      return Object.fromEntries(good);
    },
  };
}

/** An object with properties of its own. A property that it does not have is reported, with the one that was meant. */
export function object<P extends object>(
  validators: Validators<P>,
  /** How it is written, where a function makes it, such as `istioAmbient()`. Default: as an object. */
  written?: string,
  /** What others call some of the properties. Default: the same. */
  usualWords?: Readonly<Record<string, string>>,
): Validator<P> {
  const entries = Object.entries(validators) as [keyof P & string, Validator<P[keyof P]>][];
  const required = entries.filter(([, validator]) => !isOptional(validator));
  // Where none is needed, one shows the form.
  const [one] = entries;
  const shown = (required.length > 0 || !one ? required : [one])
    .map(([name, { example }]) => `${name}: ${example}`)
    .join(', ');
  const example = written ?? (shown ? `{ ${shown} }` : '{}');
  const expected = written ?? `an object such as ${example}`;
  return {
    example,
    expected,
    validate(value, property, reporter) {
      const isObject = isPlainObject(value);
      if (!isObject) reportGiven(value, property, { example, expected }, reporter);
      // What was reported as a whole is not reported once more for each of its parts.
      const inner = isObject ? reporter : silent;
      const given: Readonly<Record<string, unknown>> = isObject ? value : {};
      const path = (name: string) => (property ? `${property}.${name}` : name);
      const known: readonly string[] = entries.map(([name]) => name);
      const missing = reportUnknown(inner, path, given, known, usualWords) ? doubting(inner) : inner;
      const values = entries.map(([name, validator]) => {
        const said = given[name] === undefined ? missing : inner;
        return [name, validator.validate(given[name], path(name), said)];
      });
      // What was not given stays out, so that it does not cover a default.
      return Object.fromEntries(values.filter(([, each]) => each !== undefined)) as P;
    },
  };
}

/**
 * Something that a function or a component made and of which somebody may have changed a part, as in `{ ...mimir.datasource, name: 'Metrics' }`.
 * `kind`: what it is at all. `parts`: what is looked at further. In the place of one with a wrong part stands what stands for a wrong kind.
 */
export const changed = <T extends object>(
  kind: Validator<T>,
  parts: { readonly [Key in keyof T]?: Validator<T[Key]> },
): Validator<T> => ({
  ...kind,
  validate(value, property, reporter) {
    const noting = new Noting(reporter);
    const found = kind.validate(value, property, noting);
    if (!noting.isSound) return found;
    for (const name of Object.keys(parts) as (keyof T & string)[])
      parts[name]?.validate(found[name], `${property}.${name}`, noting);
    return noting.isSound ? found : kind.validate(undefined, property, silent);
  },
});
