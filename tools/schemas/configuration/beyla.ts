import type { Block, ConfigurationReference, Key } from './block';

/** A part of a JSON Schema, as far as Beyla's uses it. */
interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
}

/**
 * Reads Beyla's configuration reference, `docs/config-schema.json` of its repository. It states no defaults.
 * https://grafana.com/docs/beyla/latest/configure/options/
 */
export function readBeylaReference(text: string, version: string): ConfigurationReference {
  const file = JSON.parse(text) as Schema;
  const { $defs: definitions } = file;
  if (!definitions || !file.properties) throw new Error('the file is not a config-schema.json of Beyla');
  const named = Object.entries(definitions).filter(([name]) => isBlock(definitions, name));
  return {
    program: 'beyla',
    version,
    keys: blockOf(definitions, file.properties),
    blocks: Object.fromEntries(named.map(([name, { properties = {} }]) => [name, blockOf(definitions, properties)])),
  };
}

type Definitions = Readonly<Record<string, Schema>>;

/** Written as a text, such as `8080,8443`; its schema is that of what the program reads it into. */
const writtenAsText = 'IntEnum';

const isBlock = (definitions: Definitions, name: string): boolean =>
  name !== writtenAsText && definitions[name]?.properties !== undefined;

const blockOf = (definitions: Definitions, properties: Definitions): Block =>
  Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, entryOf(definitions, schema)]));

function entryOf(definitions: Definitions, schema: Schema): Key | Block {
  return schema.properties ? blockOf(definitions, schema.properties) : [typeOf(definitions, schema)];
}

const simple: Readonly<Record<string, string>> = {
  boolean: 'boolean',
  integer: 'int',
  number: 'float',
  string: 'string',
};

function typeOf(definitions: Definitions, schema: Schema): string {
  const { $ref, type = '', items, additionalProperties } = schema;
  const name = $ref?.replace('#/$defs/', '');
  if (name === writtenAsText) return 'string';
  if (name !== undefined) return isBlock(definitions, name) ? `#${name}` : typeOf(definitions, definitions[name] ?? {});
  if (type === 'array' && items) return `list of ${typeOf(definitions, items)}`;
  if (typeof additionalProperties === 'object') return `map of ${typeOf(definitions, additionalProperties)}`;
  return simple[type] ?? 'any';
}
