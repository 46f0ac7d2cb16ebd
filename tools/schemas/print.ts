import type { Definitions, Schema } from './schema';

/** Compact JSON with its keys in order: the same schema is the same bytes. */
export function printSchema(schema: Schema): string {
  return `${compact(schema)}\n`;
}

/** One definition per line, so that a new version shows as the lines that it changes. */
export function printDefinitions(definitions: Definitions): string {
  const lines = Object.entries(definitions).map(([name, schema]) => `${JSON.stringify(name)}:${compact(schema)}`);
  return `{"definitions":{\n${lines.join(',\n')}\n}}\n`;
}

function compact(schema: Schema): string {
  return JSON.stringify(schema, (_key, value: unknown) => (isRecord(value) ? inOrder(value) : value));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inOrder(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
