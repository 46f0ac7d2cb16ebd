import { unique } from '../../model/unique';
import { isPlainObject } from '../../model/validation';

/**
 * Two values as one, the second being the nearer: maps merge, key by key; lists append, and what is equal stands once;
 * for anything else the second counts. What only one of them says is taken from that one.
 */
export function merged<T>(first: T, second: T): T {
  if (first === undefined) return second;
  if (second === undefined) return first;
  if (Array.isArray(first) && Array.isArray(second))
    return unique([...first, ...second], (element) => JSON.stringify(element)) as T;
  if (isPlainObject(first) && isPlainObject(second)) {
    const keys = new Set([...Object.keys(first), ...Object.keys(second)]);
    return Object.fromEntries([...keys].map((key) => [key, merged(first[key], second[key])])) as T;
  }
  return second;
}
