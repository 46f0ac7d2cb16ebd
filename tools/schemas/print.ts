import { isObject } from '../is-object';
import type { Schema } from './schema';

/** Compact JSON with its keys in order: the same schema is the same bytes. */
export function printSchema(schema: Schema): string {
  return `${JSON.stringify(schema, (_key, value: unknown) => (isObject(value) ? inOrder(value) : value))}\n`;
}

function inOrder(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
