import { ownClassOf } from '../../model/brand';
import { describe, isPlainObject } from '../../model/validation';

/**
 * What in a value no configuration file and no manifest can hold, as a sentence; undefined where they can hold all of it.
 * Plain data are strings, numbers, booleans, null, lists and maps.
 */
export function noData(value: unknown, path = '', around: readonly object[] = []): string | undefined {
  const here = (what: string) => `${path || 'it'} is ${what}, which is not plain data`;
  switch (typeof value) {
    case 'string':
    case 'boolean':
    // A key without a value is not printed.
    case 'undefined':
      return undefined;
    case 'number':
      return Number.isFinite(value) ? undefined : here(`${value}`);
    case 'object':
      break;
    default:
      return here(`a ${typeof value}`);
  }
  if (value === null) return undefined;
  if (around.includes(value)) return here('a part of itself');
  if (!Array.isArray(value) && !isPlainObject(value))
    return here(ownClassOf(value) ? describe(value) : `a ${value.constructor?.name ?? 'special object'}`);
  const isList = Array.isArray(value);
  for (const [key, inner] of Object.entries(value)) {
    if (isList && inner === undefined) return `${joined(path, key, isList)} is missing in its list`;
    const found = noData(inner, joined(path, key, isList), [...around, value]);
    if (found) return found;
  }
  return undefined;
}

/** A copy in which no part is another's too, so that a change of one is a change of one. */
export function copyOf<T>(value: T): T;
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyOf(inner)]));
}

/** A path one step on, as people write it. */
export function joined(path: string, key: string, isList: boolean): string {
  if (isList) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}
