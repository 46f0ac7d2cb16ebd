import { parseAllDocuments } from 'yaml';
import type { Schema } from './schema';
import { strict } from './strict';

/** A CustomResourceDefinition, as far as it is read here. */
export interface ResourceDefinition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly ResourceVersion[];
  };
}

interface ResourceVersion {
  readonly name: string;
  readonly served: boolean;
  readonly schema: { readonly openAPIV3Schema: Schema };
}

export function parseDefinitions(text: string): ResourceDefinition[] {
  return parseAllDocuments(text)
    .map((document) => document.toJS() as ResourceDefinition | null)
    .filter((definition) => definition !== null);
}

/** The definition without the status, which the cluster writes, and an operation, which is asked for once by hand. */
export function writtenFields(definition: ResourceDefinition): ResourceDefinition {
  const versions = definition.spec.versions.map((version) => {
    const { status, operation, ...properties } = version.schema.openAPIV3Schema.properties ?? {};
    return { ...version, schema: { openAPIV3Schema: { ...version.schema.openAPIV3Schema, properties } } };
  });
  return { ...definition, spec: { ...definition.spec, versions } };
}

/** A strict schema for each served version of a custom resource, by the file that kubeconform looks for. */
export function customResourceSchemas(definition: ResourceDefinition, metadata: Schema): Map<string, Schema> {
  const { group, names, versions } = definition.spec;
  return new Map(
    versions
      .filter(({ served }) => served)
      .map(({ name, schema }) => {
        const { properties, required, ...rest } = strict(schema.openAPIV3Schema);
        const own = { apiVersion: { enum: [`${group}/${name}`] }, kind: { enum: [names.kind] } };
        const all = new Set(['apiVersion', 'kind', 'metadata', ...(required ?? [])]);
        return [
          `${group}/${names.kind.toLowerCase()}_${name}.json`,
          { ...rest, required: [...all], properties: { ...properties, ...own, metadata } },
        ];
      }),
  );
}
