import { isPlainObject } from '../../model/validation';
import { joined } from './plain-data';

/** One place at which a configuration or a manifest is not what it would be without the change. */
export interface Change {
  /** Such as `limits_config.max_query_length`, or `spec.template.spec.containers[loki].image`. */
  readonly path: string;
  readonly what: 'added' | 'changed' | 'removed';
}

/** The places at which two values differ, as deep as both have the same form. */
export function changesBetween(before: unknown, after: unknown, path = ''): Change[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [{ path, what: 'added' }];
  if (after === undefined) return [{ path, what: 'removed' }];
  const parts = partsOf(before, after);
  if (!parts) return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, what: 'changed' }];
  const [first, second, isList] = parts;
  const keys = new Set([...Object.keys(first), ...Object.keys(second)]);
  return [...keys].flatMap((key) => changesBetween(first[key], second[key], joined(path, key, isList)));
}

type Parts = Readonly<Record<string, unknown>>;

/** Two values as maps by the same kind of keys; undefined where they have no parts, or not of one kind. */
function partsOf(before: unknown, after: unknown): [Parts, Parts, boolean] | undefined {
  if (isPlainObject(before) && isPlainObject(after)) return [before, after, false];
  if (!Array.isArray(before) || !Array.isArray(after)) return undefined;
  const byName = [before, after].every(haveNames);
  const keyed = (list: readonly unknown[]): Parts =>
    Object.fromEntries(list.map((element, index) => [byName ? nameOf(element) : String(index), element]));
  return [keyed(before), keyed(after), true];
}

/** Whether each element has a name of its own, as the containers of a pod do. */
function haveNames(list: readonly unknown[]): boolean {
  const names = list.map(nameOf);
  return names.every((name) => name !== undefined) && new Set(names).size === names.length;
}

const nameOf = (element: unknown): string | undefined =>
  isPlainObject(element) && typeof element.name === 'string' ? element.name : undefined;
