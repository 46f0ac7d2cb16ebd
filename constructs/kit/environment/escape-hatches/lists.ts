import { isPlainObject } from '../../model/validation';
import { valueAt } from '../../model/value-at';

type Fields = Readonly<Record<string, unknown>>;

/** The maps in a list of a manifest; none where there is no list. */
export function mapsAt(value: unknown, ...path: readonly string[]): readonly Fields[] {
  const list = valueAt(value, path);
  return Array.isArray(list) ? list.filter(isPlainObject) : [];
}

/** What is wrong with a manifest, and what to write instead. */
export interface ManifestProblem {
  readonly problem: string;
  readonly instead: string;
}
