/**
 * The keys of a configuration file, as a reference states them. A key has a type and perhaps a default, as in
 * `["duration", "30s"]`, or it has a block of further keys. Types: `string`, `boolean`, `int`, `float`, `bytes`, `duration`; `#name` for a block
 * that several keys share; `list of T` and `map of T`; `any` for what the reference does not describe further.
 */
export interface Block {
  readonly [key: string]: Key | Block;
}

/** In the place of a key: the keys of a shared block are keys of this one. */
export const inlined = '<<';
/** In the place of a key: the block takes keys that the reference does not name. */
export const anyOther = '*';

export type Key = readonly [type: string] | readonly [type: string, byDefault: unknown];

export const isKey = (entry: Key | Block): entry is Key => Array.isArray(entry);

/** The configuration reference of a program in one version. */
export interface ConfigurationReference {
  readonly program: string;
  readonly version: string;
  /** The file's own keys. */
  readonly keys: Block;
  /** The blocks that several keys share, by their names. */
  readonly blocks: Readonly<Record<string, Block>>;
}
