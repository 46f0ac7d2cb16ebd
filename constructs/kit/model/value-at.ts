import { isPlainObject } from './validation';

/** What stands at a path of maps; undefined where nothing does. */
export const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (isPlainObject(inner) ? inner[key] : undefined), value);
