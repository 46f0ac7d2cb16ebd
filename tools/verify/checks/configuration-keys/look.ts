import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  type Range,
} from 'yaml';
import {
  anyOther,
  type Block,
  type ConfigurationReference,
  inlined,
  isKey,
  type Key,
} from '../../../schemas/configuration/block';
import { nearest } from './nearest';
import { valueTypes } from './value-types';

/** What a configuration says: something that its reference does not allow, or something that is the default. */
export type Seen = { readonly problem: string } | { readonly byDefault: string };

/** Compares a file with the reference of its program. Values that come from variables are not looked at. */
export function compare(text: string, reference: ConfigurationReference): Seen[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error) return [{ problem: error.message.split('\n')[0] ?? '' }];
  return [...new Look(reference, document, lines).block(document.contents, reference.keys, [])];
}

type Path = readonly string[];

class Look {
  constructor(
    private readonly reference: ConfigurationReference,
    private readonly document: Document,
    private readonly lines: LineCounter,
  ) {}

  *block(node: unknown, block: Block, path: Path): Generator<Seen> {
    if (isNothing(node)) return;
    if (!isMap(node)) {
      yield this.problem(node, path, 'this is no block of keys');
      return;
    }
    const known = this.keysOf(block);
    for (const pair of node.items) {
      const name = nameOf(pair);
      const entry = known[name];
      const value = this.resolved(pair.value);
      if (entry && isKey(entry)) yield* this.key(value, entry, [...path, name]);
      else if (entry) yield* this.block(value, entry, [...path, name]);
      else if (!(anyOther in known)) yield this.unknown(pair, [...path, name], Object.keys(known));
    }
  }

  /** With those of the block that is written on the same level. */
  private keysOf(block: Block): Block {
    const { [inlined]: shared, ...own } = block;
    return shared && isKey(shared) ? { ...this.shared(shared[0]), ...own } : own;
  }

  private shared(type: string): Block {
    const block = this.reference.blocks[type.slice(1)];
    if (!block) throw new Error(`the schema of ${this.reference.program} has no block ${type}`);
    return this.keysOf(block);
  }

  private *key(node: unknown, [type, byDefault]: Key, path: Path): Generator<Seen> {
    yield* this.value(node, type, path);
    if (byDefault !== undefined && isScalar(node) && node.value === byDefault) yield { byDefault: path.join('.') };
  }

  private *value(node: unknown, type: string, path: Path): Generator<Seen> {
    if (isNothing(node) || type === 'any' || isFromVariable(node)) return;
    const [, kind, element = ''] = /^(list|map) of (.+)$/.exec(type) ?? [];
    if (type.startsWith('#')) yield* this.block(node, this.shared(type), path);
    else if (kind === 'list') yield* this.list(node, element, path);
    else if (kind === 'map') yield* this.map(node, element, path);
    else yield* this.scalar(node, type, path);
  }

  private *scalar(node: unknown, type: string, path: Path): Generator<Seen> {
    const known = valueTypes[type];
    if (!known) throw new Error(`the schema of ${this.reference.program} has the type ${type}, which is not known`);
    const value: unknown = isScalar(node) ? node.value : undefined;
    if (known.takes(value)) return;
    const collection = isSeq(node) ? 'a list' : 'a block';
    const shown = isScalar(node) ? JSON.stringify(value) : collection;
    yield this.problem(node, path, `${shown} is no ${known.name}; write ${known.example}`);
  }

  private *list(node: unknown, element: string, path: Path): Generator<Seen> {
    if (!isSeq(node)) yield this.problem(node, path, 'this is no list; write each element on a line after "- "');
    else
      for (const [index, item] of node.items.entries())
        yield* this.value(this.resolved(item), element, [...path, `${index}`]);
  }

  private *map(node: unknown, element: string, path: Path): Generator<Seen> {
    if (!isMap(node)) yield this.problem(node, path, 'this is no block of names and their values');
    else for (const pair of node.items) yield* this.value(this.resolved(pair.value), element, [...path, nameOf(pair)]);
  }

  /** The node behind `*name`. */
  private resolved(node: unknown): unknown {
    return isAlias(node) ? node.resolve(this.document) : node;
  }

  private unknown(pair: Pair, path: Path, known: readonly string[]): Seen {
    const near = nearest(path.at(-1) ?? '', known);
    const instead = near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '';
    const { program, version } = this.reference;
    return this.problem(pair.key, path, `${program} ${version} has no such key${instead}`);
  }

  private problem(node: unknown, path: Path, words: string): Seen {
    const { range } = node as { readonly range?: Range | null };
    const line = range ? `${this.lines.linePos(range[0]).line}: ` : ' ';
    return { problem: `${line}${path.join('.') || 'the file'}: ${words}` };
  }
}

const nameOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : String(key));

/** A key without a value keeps its default. */
const isNothing = (node: unknown): boolean => node === null || (isScalar(node) && node.value === null);

/** Loki and Mimir put in the variables of the process where a flag asks for it. */
const isFromVariable = (node: unknown): boolean =>
  isScalar(node) && typeof node.value === 'string' && node.value.includes('${');
