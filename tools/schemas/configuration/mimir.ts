import type { Block, ConfigurationReference, Key } from './block';

/** An entry of Mimir's own description of its configuration. */
interface Entry {
  readonly kind: 'block' | 'field' | 'map' | 'slice';
  readonly name: string;
  readonly blockEntries?: readonly Entry[] | null;
  readonly fieldType?: string;
  readonly fieldDefaultValue?: unknown;
  /** What a list has for elements. */
  readonly fieldElement?: Entry;
}

/**
 * Reads Mimir's configuration reference, `cmd/mimir/config-descriptor.json` of its repository.
 * https://grafana.com/docs/mimir/latest/configure/configuration-parameters/
 */
export function readMimirReference(descriptor: string, version: string): ConfigurationReference {
  const file = JSON.parse(descriptor) as Entry;
  if (file.kind !== 'block') throw new Error('the file is not a config-descriptor.json of Mimir');
  return { program: 'mimir', version, keys: blockOf(file), blocks: {} };
}

function blockOf({ blockEntries }: Entry): Block {
  const block: Record<string, Key | Block> = {};
  for (const entry of blockEntries ?? []) {
    // A block without a name is written on the level of its parent.
    if (entry.kind === 'block' && entry.name === '') Object.assign(block, blockOf(entry));
    else block[entry.name] = entryOf(entry);
  }
  return block;
}

function entryOf(entry: Entry): Key | Block {
  if (entry.kind === 'block') return blockOf(entry);
  if (entry.kind !== 'field') return ['any'];
  const type = typeOf(entry.fieldType ?? '');
  const { fieldDefaultValue: byDefault } = entry;
  return byDefault === null || byDefault === undefined || type === 'any' ? [type] : [type, readable(byDefault, type)];
}

const simple: Readonly<Record<string, string>> = {
  boolean: 'boolean',
  int: 'int',
  float: 'float',
  float64: 'float',
  duration: 'duration',
  string: 'string',
  url: 'string',
};

function typeOf(type: string): string {
  const [, element = ''] = /^list of (\w+)s$/.exec(type) ?? [];
  if (element) return `list of ${simple[element] ?? 'any'}`;
  const [, value = ''] = /^map of string to (\w+)$/.exec(type) ?? [];
  if (value) return `map of ${simple[value] ?? 'any'}`;
  return simple[type] ?? 'any';
}

/** As it is written in the file: the description counts durations in nanoseconds, and has URLs in their parts. */
function readable(byDefault: unknown, type: string): unknown {
  if (type === 'duration' && typeof byDefault === 'number') return duration(byDefault);
  return type === 'string' && typeof byDefault === 'object' ? url(byDefault as UrlParts) : byDefault;
}

interface UrlParts {
  readonly Scheme?: string;
  readonly Host?: string;
  readonly Path?: string;
}

const url = ({ Scheme, Host, Path = '' }: UrlParts): string => (Host ? `${Scheme}://${Host}${Path}` : Path);

const units = [
  ['h', 3_600_000_000_000],
  ['m', 60_000_000_000],
  ['s', 1_000_000_000],
  ['ms', 1_000_000],
  ['us', 1000],
] as const;

/** Go's longest duration stands for no limit, and is no number of JavaScript. */
const longest = '2562047h47m16.854775807s';

/** In the largest unit that gives a whole number. */
function duration(nanoseconds: number): string {
  if (nanoseconds > Number.MAX_SAFE_INTEGER) return longest;
  if (nanoseconds === 0) return '0s';
  const unit = units.find(([, size]) => nanoseconds % size === 0);
  return unit ? `${nanoseconds / unit[1]}${unit[0]}` : `${nanoseconds}ns`;
}
