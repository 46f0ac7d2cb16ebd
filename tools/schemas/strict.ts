import type { Schema } from './schema';

/** The words that are copied as they are. Descriptions, defaults and what only the API server evaluates are not. */
const copied = [
  '$ref',
  'type',
  'required',
  'enum',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
] as const satisfies readonly (keyof Schema)[];

/** The formats that kubeconform evaluates as the API server does. */
const formats: readonly (string | undefined)[] = ['date-time'];

/**
 * The same schema made strict: an object takes only the fields it names, nothing takes null, and only what decides
 * whether a manifest is valid is left. A map stays a map, and what keeps unknown fields stays open.
 */
export function strict(schema: Schema): Schema {
  return { ...limits(schema), ...fields(schema), ...alternatives(schema) };
}

function limits(schema: Schema): Schema {
  const words = copied.filter((word) => schema[word] !== undefined).map((word) => [word, schema[word]]);
  const format = formats.includes(schema.format) ? { format: schema.format } : {};
  const type = isIntOrString(schema) ? { type: ['integer', 'string'] } : {};
  return { ...Object.fromEntries(words), ...format, ...type };
}

/** Kubernetes' own schema says string here, and means both. */
function isIntOrString(schema: Schema): boolean {
  return schema['x-kubernetes-int-or-string'] === true || schema.format === 'int-or-string';
}

function fields(schema: Schema): Schema {
  const { properties, items, additionalProperties } = schema;
  return {
    ...(properties && { properties: mapValues(properties, strict) }),
    ...(items && { items: strict(items) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: strict(additionalProperties) }),
    ...(isClosed(schema) && { additionalProperties: false }),
  };
}

/** The API server drops what such an object does not name, also where it names nothing. */
function isClosed(schema: Schema): boolean {
  return (
    schema.type === 'object' &&
    (schema.additionalProperties === undefined || schema.additionalProperties === false) &&
    schema['x-kubernetes-preserve-unknown-fields'] !== true
  );
}

/** An alternative says which of the fields are there, not which there are: it is never closed. */
function alternatives(schema: Schema): Schema {
  if (isIntOrString(schema)) return {};
  const { allOf, anyOf, oneOf, not } = schema;
  return {
    ...(allOf && { allOf: allOf.map(alternative) }),
    ...(anyOf && { anyOf: anyOf.map(alternative) }),
    ...(oneOf && { oneOf: oneOf.map(alternative) }),
    ...(not && { not: alternative(not) }),
  };
}

function alternative(schema: Schema): Schema {
  const { properties, items } = schema;
  return {
    ...limits(schema),
    ...(properties && { properties: mapValues(properties, alternative) }),
    ...(items && { items: alternative(items) }),
    ...alternatives(schema),
  };
}

function mapValues<T, R>(record: Readonly<Record<string, T>>, change: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
