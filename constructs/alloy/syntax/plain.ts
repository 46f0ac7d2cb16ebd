import { Duration } from '../../kit';
import { Expression, ObjectValue } from './value';

/** Arguments as plain data, by which they are compared: texts in the place of expressions and durations. */
export function plainData(value: unknown): unknown {
  if (value instanceof Expression) return value.text;
  if (value instanceof Duration) return value.toString();
  if (value instanceof ObjectValue) return plainData(value.fields);
  if (Array.isArray(value)) return value.map(plainData);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainData(inner)]));
}
