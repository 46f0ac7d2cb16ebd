import { isPlainObject } from '../../model/validation';
import { joined } from './plain-data';

/** Every value of a configuration, by its path. What is empty stands for itself. */
export function valuesOf(value: unknown, path = '', into = new Map<string, unknown>()): Map<string, unknown> {
  const isList = Array.isArray(value);
  if (value === undefined) return into;
  if ((isList || isPlainObject(value)) && Object.keys(value).length > 0)
    for (const [key, inner] of Object.entries(value)) valuesOf(inner, joined(path, key, isList), into);
  else into.set(path, typeof value === 'object' ? JSON.stringify(value) : value);
  return into;
}
