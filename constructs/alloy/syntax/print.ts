import { Duration } from '../../kit';
import { Expression, inlineText, ObjectValue, type Value } from './value';

/** A block as it is printed: attributes first, then the blocks inside it. */
export interface Block {
  readonly name: string;
  readonly label?: string;
  /** Arguments by name. A plain object is a nested block, a list of plain objects one that is repeated. */
  readonly body: object;
  /** Why it is there, printed above it. */
  readonly comment?: string;
}

/** The property of a body that holds nested blocks of several kinds in their order, each as `{ name: body }`. */
const mixedBlocks = 'blocks';
/** Longer lists stand on several lines. */
const longestLine = 100;

/** A file in exactly the form of `alloy fmt`. */
export function printFile(blocks: readonly Block[]): string {
  return `${blocks.map((block) => printBlock(block, '').join('\n')).join('\n\n')}\n`;
}

function printBlock({ name, label, body, comment }: Block, indent: string): string[] {
  const header = label === undefined ? name : `${name} ${JSON.stringify(label)}`;
  const comments = comment ? comment.split('\n').map((line) => `${indent}// ${line}`) : [];
  const inside = printBody(body, `${indent}\t`);
  if (inside.length === 0) return [...comments, `${indent}${header} { }`];
  return [...comments, `${indent}${header} {`, ...inside, `${indent}}`];
}

function printBody(body: object, indent: string): string[] {
  const attributes: [string, Value][] = [];
  const blocks: Block[] = [];
  for (const [name, value] of Object.entries(body) as [string, unknown][]) {
    if (value === undefined) continue;
    if (name === mixedBlocks) blocks.push(...(value as object[]).flatMap(namedBlocks));
    else if (isBody(value)) blocks.push({ name, body: value });
    else if (isBodies(value)) blocks.push(...value.map((each) => ({ name, body: each })));
    else attributes.push([name, value as Value]);
  }
  const lines = aligned(attributes, indent, '');
  for (const block of blocks) {
    // A blank line parts a block from whatever is above it.
    if (lines.length > 0) lines.push('');
    lines.push(...printBlock(block, indent));
  }
  return lines;
}

/**
 * Names and values with their equals signs below one another. A value of several lines ends such a run:
 * it still stands in line with what is above it, and the next run begins below it.
 */
function aligned(fields: readonly (readonly [string, Value])[], indent: string, end: string): string[] {
  const lines: string[] = [];
  let run: { readonly name: string; readonly value: string[] }[] = [];
  const finishRun = () => {
    const width = Math.max(0, ...run.map(({ name }) => name.length));
    for (const { name, value } of run) lines.push(...embraced(`${indent}${name.padEnd(width)} = `, value, end));
    run = [];
  };
  for (const [name, value] of fields) {
    const printed = printValue(value, indent);
    run.push({ name, value: printed });
    if (printed.length > 1) finishRun();
  }
  finishRun();
  return lines;
}

/** A value's lines; the first one goes on where its name stands. */
function printValue(value: Value, indent: string): string[] {
  const inner = `${indent}\t`;
  if (value instanceof ObjectValue) {
    const fields = Object.entries(value.fields).map(([name, field]) => [fieldName(name), field] as const);
    return fields.length === 0 ? ['{}'] : ['{', ...aligned(fields, inner, ','), `${indent}}`];
  }
  if (!isList(value)) return [inlineText(value)];
  if (!value.some(hasObject)) {
    const line = inlineText(value);
    if (line.length <= longestLine) return [line];
  }
  return ['[', ...value.flatMap((element) => embraced(inner, printValue(element, inner), ',')), `${indent}]`];
}

/** Lines with a text before the first and one after the last. */
function embraced(before: string, lines: readonly string[], after: string): string[] {
  const last = lines.length - 1;
  return lines.map((line, i) => `${i === 0 ? before : ''}${line}${i === last ? after : ''}`);
}

const fieldName = (name: string) => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : JSON.stringify(name));

const namedBlocks = (blocks: object): Block[] => Object.entries(blocks).map(([name, body]) => ({ name, body }));

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

const hasObject = (value: Value): boolean => value instanceof ObjectValue || (isList(value) && value.some(hasObject));

function isBody(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !(value instanceof Expression || value instanceof ObjectValue || value instanceof Duration);
}

const isBodies = (value: unknown): value is object[] => Array.isArray(value) && value.length > 0 && value.every(isBody);
