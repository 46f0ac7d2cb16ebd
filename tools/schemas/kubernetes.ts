import type { Kind } from './kinds';
import type { Definitions, GroupVersionKind, Schema } from './schema';
import { strict } from './strict';

/** The types whose published schema says less, or something else, than what the API server takes. */
const known: Definitions = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { type: ['number', 'string'] },
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
  'io.k8s.apimachinery.pkg.runtime.RawExtension': { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
};

/** One Kubernetes version, reduced to some kinds. */
export interface KubernetesSchemas {
  /** The definitions that the kinds need, made strict, by short name. */
  readonly definitions: Definitions;
  /** The definition of each kind that this version has. */
  readonly kinds: readonly (Kind & { readonly definition: string })[];
}

/** Takes some kinds, and what they refer to, out of the schema that Kubernetes publishes. */
export function reduceKubernetes(published: Definitions, kinds: readonly Kind[]): KubernetesSchemas {
  const names = namesByKind(published);
  const found = kinds.flatMap((kind) => {
    const name = names.get(`${kind.apiVersion}/${kind.kind}`);
    return name ? [{ ...kind, name }] : [];
  });
  const definitions = new Map<string, Schema>();
  for (const { name } of found) add(name, published, definitions);
  return {
    definitions: Object.fromEntries(definitions),
    kinds: found.map(({ apiVersion, kind, name }) => ({ apiVersion, kind, definition: shortName(name) })),
  };
}

/** Some types, such as the options of a deletion, belong to every group: they are no kind of a manifest. */
function namesByKind(published: Definitions): Map<string, string> {
  const names = new Map<string, string>();
  for (const [name, schema] of Object.entries(published)) {
    const kinds = schema['x-kubernetes-group-version-kind'] ?? [];
    const [kind] = kinds;
    if (kind && kinds.length === 1) names.set(`${apiVersion(kind)}/${kind.kind}`, name);
  }
  return names;
}

function add(name: string, published: Definitions, definitions: Map<string, Schema>): void {
  if (definitions.has(shortName(name))) return;
  const schema = published[name];
  if (!schema) throw new Error(`the published schema refers to ${name} and does not have it`);
  const reduced = shortReferences(strict(known[name] ?? withoutStatus(withOwnKind(schema))));
  definitions.set(shortName(name), reduced);
  for (const used of references(known[name] ?? withoutStatus(schema))) add(used, published, definitions);
}

/** The status is the cluster's: nobody writes it into a manifest. */
function withoutStatus(schema: Schema): Schema {
  if (!isKind(schema) || !schema.properties?.status) return schema;
  const { status, ...properties } = schema.properties;
  return { ...schema, properties };
}

/** An object's own type, also where it is part of another, such as the claim of a StatefulSet. */
function withOwnKind(schema: Schema): Schema {
  const [kind] = schema['x-kubernetes-group-version-kind'] ?? [];
  if (!kind || !isKind(schema)) return schema;
  const own = { apiVersion: { enum: [apiVersion(kind)] }, kind: { enum: [kind.kind] } };
  return { ...schema, properties: { ...schema.properties, ...own } };
}

function isKind(schema: Schema): boolean {
  return schema['x-kubernetes-group-version-kind']?.length === 1;
}

function apiVersion({ group, version }: GroupVersionKind): string {
  return group ? `${group}/${version}` : version;
}

/** `io.k8s.api.core.v1.Pod` is `core.v1.Pod` here. */
function shortName(name: string): string {
  return name.split('.').slice(-3).join('.');
}

const prefix = '#/definitions/';

function shortReferences<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (key: string, inner: unknown) =>
    key === '$ref' && typeof inner === 'string' ? prefix + shortName(inner.slice(prefix.length)) : inner,
  ) as T;
}

/** The names that a schema refers to. */
export function references(schema: Schema): string[] {
  const names: string[] = [];
  JSON.stringify(schema, (key: string, inner: unknown) => {
    if (key === '$ref' && typeof inner === 'string') names.push(inner.slice(prefix.length));
    return inner;
  });
  return names;
}
