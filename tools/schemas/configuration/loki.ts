import { anyOther, type Block, type ConfigurationReference, inlined, type Key } from './block';

/**
 * Reads Loki's configuration reference, `docs/sources/shared/configuration.md` of its repository: one YAML block for the file and
 * one for each block that is referred to, with a line such as `[retention_period: <duration> | default = 0s]` for each key.
 * https://grafana.com/docs/loki/latest/configure/#configuration-file-reference
 */
export function readLokiReference(page: string, version: string): ConfigurationReference {
  const sections = sectionsOf(page);
  const names = new Set(sections.keys());
  const blocks = Object.fromEntries(
    [...sections].filter(([name]) => name !== fileSection).map(([name, lines]) => [name, blockOf(lines, names)]),
  );
  const file = sections.get(fileSection);
  if (!file) throw new Error('the page has no section "Supported contents and default values of `loki.yaml`"');
  return { program: 'loki', version, keys: blockOf(file, names), blocks };
}

const fileSection = 'loki.yaml';

/** The last YAML block of each section; one that comes before it is an example. */
function sectionsOf(page: string): Map<string, string[]> {
  const sections = new Map<string, string[]>();
  let name: string | undefined;
  let lines: string[] | undefined;
  for (const line of page.split('\n')) {
    if (lines) {
      if (line === '```') lines = undefined;
      else lines.push(line);
    } else if (line === '```yaml' && name) {
      lines = [];
      sections.set(name, lines);
    } else if (line.startsWith('#')) {
      name = sectionName(line);
    }
  }
  return sections;
}

const sectionName = (heading: string): string | undefined =>
  /^### Supported contents and default values of `(loki\.yaml)`/.exec(heading)?.[1] ?? /^### (\w+)$/.exec(heading)?.[1];

interface Open {
  readonly indent: number;
  readonly block: Record<string, Key | Block>;
}

function blockOf(lines: readonly string[], names: ReadonlySet<string>): Block {
  const file: Open = { indent: 0, block: {} };
  let open: Open[] = [file];
  for (const line of lines) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    const indent = line.length - line.trimStart().length;
    open = open.filter((each) => each.indent <= indent);
    const { block } = open.at(-1) ?? file;
    const [, key, rest] = /^\[?(\w*): ?(.*?)\]?$/.exec(text) ?? [];
    const [, inline] = /^\[<(\w+)>\]$/.exec(text) ?? [];
    if (inline) block[inlined] = [`#${inline}`];
    else if (key === '') block[anyOther] = ['any'];
    else if (key && rest === '') {
      const inner = {};
      block[key] = inner;
      open = [...open, { indent: indent + 1, block: inner }];
    } else if (key && rest) block[key] = keyOf(rest, names);
    else throw new Error(`this line of the reference is not understood: ${line}`);
  }
  return file.block;
}

function keyOf(text: string, names: ReadonlySet<string>): Key {
  const [, type = '', byDefault] = /^<(.+)>(?: \| default = (.*))?$/.exec(text) ?? [];
  if (type === '') throw new Error(`this type of the reference is not understood: ${text}`);
  const read = typeOf(type, byDefault, names);
  return byDefault === undefined ? [read] : [read, readable(byDefault, read)];
}

const simple: Readonly<Record<string, string>> = {
  boolean: 'boolean',
  float: 'float',
  duration: 'duration',
  string: 'string',
  url: 'string',
  time: 'string',
  daytime: 'string',
  Regexp: 'string',
};

function typeOf(type: string, byDefault: string | undefined, names: ReadonlySet<string>): string {
  const [, kind, element = ''] = /^(list of|map of string to) (.*)$/.exec(type) ?? [];
  if (kind) return `${kind.slice(0, kind.indexOf(' '))} of ${typeOf(element, undefined, names)}`;
  if (names.has(type)) return `#${type}`;
  const singular = type.replace(/s$/, '');
  if (names.has(singular)) return `#${singular}`;
  if (type === 'int') return numberType(byDefault);
  return simple[type] ?? simple[singular] ?? 'any';
}

/** Only the default says whether a number, a size, or the name of a choice is meant. */
function numberType(byDefault: string | undefined): string {
  if (byDefault === undefined || isNumber(byDefault)) return 'int';
  return /^([\d.]+[KMGTPE]?i?B)+$/.test(byDefault) ? 'bytes' : 'any';
}

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text);

/** Go prints a list as its elements in brackets. */
function readable(text: string, type: string): unknown {
  if (['int', 'float'].includes(type) && isNumber(text)) return Number(text);
  if (type === 'list of string')
    return text
      .replace(/^\[|\]$/g, '')
      .split(' ')
      .filter((word) => word !== '');
  if (type === 'boolean') return text === 'true';
  return /^".*"$/.test(text) ? JSON.parse(text) : text;
}
