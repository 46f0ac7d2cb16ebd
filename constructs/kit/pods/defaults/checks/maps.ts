import type { Checks } from '../../../model/checks';
import { describe } from '../../../model/validation';

export type TextMap = Readonly<Record<string, string>>;

export const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What somebody has written, as it is shown to them. */
export const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  return isMap(value) || Array.isArray(value) ? JSON.stringify(value) : describe(value);
};

/** The strings of a map by their keys. Reports any other value and leaves it out. `example`: such a map. */
export function textsOf(check: Checks, property: string, value: unknown, example: string): TextMap {
  if (!isMap(value)) {
    check.report(property, `${shown(value)} is not a map`, example);
    return {};
  }
  const texts: Record<string, string> = {};
  for (const [key, text] of Object.entries(value)) {
    if (typeof text === 'string') texts[key] = text;
    else check.report(property, `${key} is ${shown(text)}, which is not a string`, `'${key}': '${text ?? '…'}'`);
  }
  return texts;
}

/** The maps of a list. Reports any other element and leaves it out. */
export function mapsOf(
  check: Checks,
  property: string,
  value: unknown,
  example: string,
): Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value)) {
    check.report(property, `${shown(value)} is not a list`, example);
    return [];
  }
  return value.filter(
    (element) => isMap(element) || check.require(false, property, `${shown(element)} is not a map`, example),
  );
}

/** Reports the keys of a map that nobody reads, as a misspelt one is. */
export function checkKeys(check: Checks, property: string, value: object, known: readonly string[]): void {
  const unknown = Object.keys(value).filter((key) => !known.includes(key));
  if (unknown.length === 0) return;
  const what = unknown.length === 1 ? 'is not a property' : 'are not properties';
  check.report(property, `${unknown.join(', ')} ${what} here`, `one of: ${known.join(', ')}`);
}
