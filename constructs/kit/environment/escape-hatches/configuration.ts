import { isError } from '../../model/call-site';
import type { Checks } from '../../model/checks';
import { Refusal } from '../../model/findings';
import { isPlainObject } from '../../model/validation';
import { valueAt } from '../../model/value-at';
import { copyOf, noData } from './plain-data';

/**
 * A value of which any part may be left out, be another of the same kind, or be there although the type does not know it: what
 * is upstream's and has no property here.
 */
export type Loose<T> =
  | T
  | (T extends string
      ? string
      : T extends number
        ? number
        : T extends boolean
          ? boolean
          : T extends readonly (infer Element)[]
            ? readonly Loose<Element>[]
            : T extends object
              ? { readonly [Key in keyof T]?: Loose<T[Key]> } & { readonly [key: string]: unknown }
              : T);

/** A change to a component's configuration: from what would be written to what is. */
export type ConfigurationChange<T, Changed = Loose<T>> = (configuration: T) => Changed;

/** What a component's configuration must be, and how it is compared. */
export interface ConfigurationForm<T> {
  /** What a change must return. */
  readonly instead: string;
  /** What is wrong with what a change returned; undefined where nothing is. */
  problem(changed: unknown): string | undefined;
  /** A copy that a change may do with as it likes. */
  copy(configuration: T): T;
  /** A configuration as plain data, by which it is seen what a change changes. */
  plain(configuration: T): unknown;
}

/** The form of what is printed as YAML: a map. */
export const settings = <T>(): ConfigurationForm<T> => ({
  instead: 'a function that returns the changed configuration, such as (configuration) => ({ ...configuration, … })',
  problem(changed) {
    if (!isPlainObject(changed)) return `it returns ${kindOf(changed)} instead of a map of settings`;
    const problem = noData(changed);
    return problem && `of what it returns, ${problem}`;
  },
  copy: copyOf,
  plain: (configuration) => configuration,
});

/** A value in the words of a finding. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'object') return `a ${typeof value}`;
  return value instanceof Promise ? 'a promise' : 'an object';
}

/** What somebody's function has thrown, in a line. */
export const thrownText = (error: unknown): string => (isError(error) ? String(error) : JSON.stringify(error));

/** A configuration after its change, and both as plain data. Undefined where it can't be used; that is reported. */
export function changedConfiguration<T>(
  check: Checks,
  configuration: T,
  change: ConfigurationChange<T, unknown>,
  form: ConfigurationForm<T>,
): { readonly configuration: T; readonly before: unknown; readonly after: unknown } | undefined {
  const property = 'configuration';
  if (typeof change !== 'function') {
    check.report(property, `it is ${kindOf(change)} instead of a function`, form.instead);
    return undefined;
  }
  const before = form.plain(configuration);
  try {
    const changed = change(form.copy(configuration));
    const problem = form.problem(changed);
    if (problem === undefined) {
      // What has the form of a configuration is one; what it says, its program is asked.
      const result = changed as T;
      const after = form.plain(result);
      checkTenants(check, before, after);
      return { configuration: result, before, after };
    }
    check.report(property, problem, form.instead);
  } catch (error) {
    const there = isError(error) ? check.at(error) : check;
    if (error instanceof Refusal) there.report(property, error.problem, error.instead);
    else there.report(property, `it throws ${thrownText(error)}`, form.instead);
  }
  return undefined;
}

/** By which Loki asks everybody for a tenant, and by which Mimir, Tempo and Pyroscope do. */
const tenants = ['auth_enabled', 'multitenancy_enabled'] as const;

/** Says that a store with several tenants answers nobody who names none, as nobody here does by itself. */
function checkTenants(check: Checks, before: unknown, after: unknown): void {
  for (const switched of tenants.filter((each) => valueAt(after, [each]) === true && valueAt(before, [each]) !== true))
    check.warnOnce(
      'configuration',
      `with ${switched} every request must name a tenant, and no sender, rule or datasource here names one: the store refuses all of them`,
      `${switched} as it is, or the header X-Scope-OrgID by configuration of everybody who writes here and of Grafana`,
    );
}
