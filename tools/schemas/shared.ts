import { type KubernetesSchemas, references } from './kubernetes';
import type { Definitions, Schema } from './schema';

/** The definitions of all versions, those that did not change between two versions only once. */
export class SharedDefinitions {
  private readonly content = new Map<string, Schema>();
  private previous: { readonly definitions: Definitions; readonly ids: ReadonlyMap<string, string> } = {
    definitions: {},
    ids: new Map(),
  };

  /** Adds one version, later than those before it. Returns the id of each of its definitions, as `core.v1.Pod@1.28`. */
  add(version: string, { definitions }: KubernetesSchemas): ReadonlyMap<string, string> {
    const minor = version.replace(/^v/, '').replace(/\.\d+$/, '');
    const changed = this.changedSince(definitions);
    const ids = new Map<string, string>();
    for (const name of Object.keys(definitions)) {
      const id = changed.has(name) ? undefined : this.previous.ids.get(name);
      ids.set(name, id ?? `${name}@${minor}`);
    }
    for (const name of changed) {
      const schema = definitions[name];
      if (schema) this.content.set(ids.get(name) ?? name, withReferences(schema, ids));
    }
    this.previous = { definitions, ids };
    return ids;
  }

  /** A definition has changed if its own words have, or anything it refers to, however far away. */
  private changedSince(definitions: Definitions): Set<string> {
    const { definitions: before } = this.previous;
    const names = Object.keys(definitions);
    const changed = new Set(names.filter((name) => text(before[name]) !== text(definitions[name])));
    const uses = new Map(Object.entries(definitions).map(([name, schema]) => [name, references(schema)]));
    for (let size = -1; size !== changed.size; ) {
      size = changed.size;
      for (const [name, used] of uses) if (used.some((other) => changed.has(other))) changed.add(name);
    }
    return changed;
  }

  /** Every definition by id. */
  get all(): ReadonlyMap<string, Schema> {
    return this.content;
  }
}

/** A file for each definition: kubeconform reads only what a kind needs, which is four times as fast as one file. */
export function definitionFile(id: string): string {
  return `${id}.json`;
}

function text(schema: Schema | undefined): string {
  return JSON.stringify(schema) ?? '';
}

function withReferences(schema: Schema, ids: ReadonlyMap<string, string>): Schema {
  return JSON.parse(JSON.stringify(schema), (key: string, inner: unknown) => {
    if (key !== '$ref' || typeof inner !== 'string') return inner;
    const name = inner.slice(inner.lastIndexOf('/') + 1);
    return definitionFile(ids.get(name) ?? name);
  }) as Schema;
}
