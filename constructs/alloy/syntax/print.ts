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

/** The name of a body's property that holds nested blocks of several kinds in their order, each as `{ name: body }`. */
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
    if (name === mixedBlocks) blocks.push(...(value as object[]).flatMap(oneNamed));
    else if (isBody(value)) blocks.push({ name, body: value });
    else if (isBodies(value)) blocks.push(...value.map((each) => ({ name, body: each })));
    else attributes.push([name, value as Value]);
  }
  const lines = aligned(attributes, indent, '');
  for (const block of blocks) {
    // Blank lines part blocks from one another and from the attributes above them.
    if (lines.length > 0) lines.push('');
    lines.push(...printBlock(block, indent));
  }
  return lines;
}

const oneNamed = (blocks: object): Block[] => Object.entries(blocks).map(([name, body]) => ({ name, body }));

/**
 * Names and values with their equals signs below one another. A value of several lines ends such a run:
 * it still stands in line with what is above it, and the next run begins below it.
 */
function aligned(fields: readonly (readonly [string, Value])[], indent: string, end: string): string[] {
  const lines: string[] = [];
  let run: { name: string; value: string[] }[] = [];
  const finishRun = () => {
    const width = Math.max(0, ...run.map(({ name }) => name.length));
    for (const { name, value } of run) {
      const [first = '', ...rest] = value;
      lines.push(
        ...[`${indent}${name.padEnd(width)} = ${first}`, ...rest].map((line, i, all) =>
          i === all.length - 1 ? line + end : line,
        ),
      );
    }
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
  if (!value.some(isNested)) {
    const line = inlineText(value);
    if (line.length <= longestLine) return [line];
  }
  const elements = value.flatMap((element) => {
    const [first = '', ...rest] = printValue(element, inner);
    return [`${inner}${first}`, ...rest].map((line, i, all) => (i === all.length - 1 ? `${line},` : line));
  });
  return ['[', ...elements, `${indent}]`];
}

const fieldName = (name: string) => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : JSON.stringify(name));

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

const isNested = (value: Value): boolean => value instanceof ObjectValue || (isList(value) && value.some(isNested));

function isBody(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !(value instanceof Expression || value instanceof ObjectValue || value instanceof Duration);
}

const isBodies = (value: unknown): value is object[] => Array.isArray(value) && value.length > 0 && value.every(isBody);
