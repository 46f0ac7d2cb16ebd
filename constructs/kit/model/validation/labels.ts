import { isPlainObject } from '../plain-object';
import { describe } from './describe';
import type { Reporter, Validator } from './validator';
import { reportGiven } from './values';

/** Reports what is wrong with one label. Returns whether nothing is. */
type CheckLabel = (label: readonly [name: string, value: unknown], property: string, reporter: Reporter) => boolean;

/**
 * Labels by name. `check`: default: those that the API server takes.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
 */
export function labels(example: string, check: CheckLabel = isLabel): Validator<Readonly<Record<string, string>>> {
  const expected = `labels such as ${example}`;
  return {
    example,
    expected,
    validate(value, property, reporter) {
      if (!isPlainObject(value)) {
        reportGiven(value, property, { example, expected }, reporter);
        return {};
      }
      return Object.fromEntries(
        Object.entries(value).filter((entry): entry is [string, string] => check(entry, property, reporter)),
      );
    },
  };
}

/** The keys a label may have: an optional DNS prefix and a name. */
export const labelKey = /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const labelValue = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

function isLabel([key, value]: readonly [string, unknown], property: string, reporter: Reporter): boolean {
  const goodKey = labelKey.test(key);
  if (!goodKey) reporter.report(property, `${describe(key)} is no label key`, 'a key such as example.com/team');
  const goodValue = typeof value === 'string' && labelValue.test(value);
  if (!goodValue) {
    const length = typeof value === 'string' ? ` (${value.length} characters)` : '';
    reporter.report(
      property,
      `the label ${key} has the value ${describe(value)}${length}`,
      'at most 63 letters, digits, hyphens, underscores and dots that begin and end with a letter or digit',
    );
  }
  return goodKey && goodValue;
}
