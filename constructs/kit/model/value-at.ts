import { isPlainObject } from './validation';

/** What stands at a path of maps; undefined where nothing does. */
export const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (isPlainObject(inner) ? inner[key] : undefined), value);

/** The maps in the list that stands at a path; none where there is no list. */
export function mapsAt(value: unknown, ...path: readonly string[]): readonly Readonly<Record<string, unknown>>[] {
  const list = valueAt(value, path);
  return Array.isArray(list) ? list.filter(isPlainObject) : [];
}
