import type { Declaration, Member } from './declaration';

/**
 * Reads the declarations of a file. It relies on the form that the formatter gives every file: a declaration begins at
 * the beginning of a line, the members of a body are indented by two, and a body ends where its first line began.
 */
export function readDeclarations(file: string, text: string): Declaration[] {
  const lines = text.split('\n');
  const found: Declaration[] = [];
  for (const [index, line] of lines.entries()) {
    const [, exported, kind, name = ''] =
      /^(export )?(?:abstract )?(interface|type|function|class|const) (\w+)/.exec(line) ?? [];
    if (!kind) continue;
    const doc = docAbove(lines, index);
    const block = blockAt(lines, index);
    const common = { name, file, doc, exported: exported !== undefined, signature: '', members: [], bases: [] };
    if (kind === 'interface') {
      const [, bases = ''] = /extends ([\s\S]*?) \{$/m.exec(block[0] ?? '') ?? [];
      found.push({ ...common, kind, bases: topLevel(bases, ','), members: membersOf(file, block.slice(1, -1), '  ') });
    } else if (kind === 'class') {
      found.push({ ...common, kind, members: offered(file, block.slice(1, -1)) });
    } else if (kind === 'type') {
      const declared = joined(block).replace(/^(export )?type \w+(<.*?>)? = ?/, '');
      const inPlace = /^(export )?type \w+ = \{$/.test(block[0] ?? '');
      const members = inPlace ? membersOf(file, block.slice(1, -1), '  ') : [];
      found.push({ ...common, kind, members, signature: inPlace ? '' : declared.replace(/;$/, '') });
    } else {
      const signature = callOf(joined(block), name);
      const value = joined(block).replace(/^(export )?const \w+(: [^=]+)? = |;$/g, '');
      found.push({ ...common, kind: signature ? 'function' : 'constant', signature: signature ?? value });
    }
  }
  return found;
}

/** The lines of a declaration, from where it begins to where something else does. */
function blockAt(lines: readonly string[], start: number): string[] {
  const block: string[] = [];
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (index > start && (line === '' || /^(export|\/\*\*|const|function|class|interface|type|import)\b/.test(line))) {
      // An empty line within a body is followed by an indented one.
      const next = lines.slice(index).find((each) => each !== '') ?? '';
      if (!/^(\s|[)}\]])/.test(next)) break;
    }
    block.push(line);
    if (index > start && /^\}/.test(line) && !/[{(]$/.test(line)) break;
  }
  // The head of an interface or a class may go over several lines.
  const head = block.findIndex((line) => line.endsWith('{'));
  return head > 0 && /^(export )?(abstract )?(interface|class)/.test(block[0] ?? '')
    ? [
        block
          .slice(0, head + 1)
          .join(' ')
          .replace(/ {2,}/g, ' '),
        ...block.slice(head + 1),
      ]
    : block;
}

const joined = (block: readonly string[]): string =>
  block
    .map((line) => line.trim())
    .join(' ')
    .replace(/([([]) /g, '$1')
    .replace(/,? ([)\]])/g, '$1')
    .replace(/;? \}/g, ' }')
    .trim();

/** What stands in the comment above a line, in one paragraph for each of its own. */
function docAbove(lines: readonly string[], index: number): string {
  if (lines[index - 1]?.trim().endsWith('*/') !== true) return '';
  let first = index - 1;
  while (first > 0 && !lines[first]?.trim().startsWith('/**')) first -= 1;
  return lines
    .slice(first, index)
    .map((line) =>
      line
        .trim()
        .replace(/^\/\*\*\s?|^\*\/$|\s*\*\/$|^\*\s?/g, '')
        .replace(/\s*\*\/$/, ''),
    )
    .join('\n')
    .trim();
}

/** The properties in the body of an interface. */
function membersOf(file: string, body: readonly string[], indent: string): Member[] {
  const members: Member[] = [];
  const start = new RegExp(`^${indent}(?:readonly )?(?:'([^']+)'|(\\w+))(\\?)?(:|\\()`);
  for (let index = 0; index < body.length; index++) {
    const line = body[index] ?? '';
    const [, quoted, plain, optional, opening] = start.exec(line) ?? [];
    const name = quoted ?? plain;
    if (name === undefined || opening === undefined) continue;
    const doc = docAbove(body, index);
    const own = [line];
    while (!endsHere(own, indent) && index + 1 < body.length) {
      index += 1;
      own.push(body[index] ?? '');
    }
    const isObject = /: (readonly )?\{$/.test(own[0] ?? '');
    const text = joined(own).replace(/;$/, '');
    members.push({
      name,
      optional: optional !== undefined,
      type: isObject ? 'object' : plainType(opening === '(' ? text : text.slice(text.indexOf(':') + 1)),
      file,
      doc,
      members: isObject ? membersOf(file, own.slice(1, -1), `${indent}  `) : [],
    });
  }
  return members;
}

/** Whether a member is complete: its last line ends it and is indented as its first. */
const endsHere = (lines: readonly string[], indent: string): boolean => {
  const last = lines.at(-1) ?? '';
  if (lines.length === 1) return /;$/.test(last) && !/[{(]$/.test(last);
  return (
    last.startsWith(`${indent}}`) ||
    (/;$/.test(last) && /^\s*[|&)\]>]/.test(last)) ||
    (/^\s+\S.*;$/.test(last) && !inBraces(lines))
  );
};

const inBraces = (lines: readonly string[]): boolean => {
  const text = lines.join('\n').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return (text.match(/[{(]/g) ?? []).length > (text.match(/[})]/g) ?? []).length;
};

/** What a class offers: its properties and methods that are not private, but for those that a base explains. */
function offered(file: string, body: readonly string[]): Member[] {
  return body.flatMap((line, index): Member[] => {
    const doc = docAbove(body, index);
    if (!/^ {2}\w/.test(line)) return [];
    if (/^ {2}(?:(?:private|protected|static|override) |constructor\b)/.test(line)) return [];
    const end = body.findIndex((each, at) => at >= index && /^ {2}\S.*[;{]$|^ {2}\)?.*[;{]$/.test(each));
    const text = joined(body.slice(index, end + 1)).replace(/^(readonly|abstract|get) (get )?/, '');
    const property = /^(\w+)(?:\(\))?(\?)?: (.+?)(?: = .*)?[;{]$/.exec(text);
    if (property) {
      const [, name = '', optional, type = ''] = property;
      return [{ name, optional: optional !== undefined, type: plainType(type), file, doc, members: [] }];
    }
    const open = text.indexOf('(');
    const [name = ''] = /^\w+/.exec(text) ?? [];
    if (open < 0 || name === '') return [];
    const to = closing(text, open);
    const type = /^: (.+?) ?[{;]$/.exec(text.slice(to + 1))?.[1] ?? '';
    const call = `${name}${plainType(text.slice(open, to + 1))}`;
    return [{ name: call, optional: false, type: plainType(type), file, doc, members: [] }];
  });
}

/** A function as it is called; undefined where a constant is no function. */
function callOf(text: string, name: string): string | undefined {
  const declared = text.replace(/^(export )?(?:function|const) /, '');
  const start = declared.search(/(= )?(<[^(]*>)?\(/);
  if (start < 0 || !new RegExp(`^${name}(: [^=]+)?( = |<|\\()`).test(declared)) return undefined;
  const from = declared.indexOf('(', start);
  const to = closing(declared, from);
  const result = /^: ([^={]+?)(?: =>| \{)/.exec(declared.slice(to + 1))?.[1];
  const isFunction =
    declared.startsWith(`${name}(`) ||
    declared.startsWith(`${name}<`) ||
    /^(: [^=]+? | )?=>/.test(declared.slice(to + 1));
  if (!isFunction) return undefined;
  return plainType(`${name}${declared.slice(from, to + 1)}${result ? `: ${result}` : ''}`);
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length; index++) {
    if ('([{'.includes(text[index] ?? '')) depth += 1;
    if (')]}'.includes(text[index] ?? '')) depth -= 1;
    if (depth === 0) return index;
  }
  return text.length - 1;
}

/** A type as people read it: that nothing changes is true of all of them. */
const plainType = (type: string): string =>
  type
    .replaceAll(/\breadonly /g, '')
    .replaceAll(/Readonly<Record<([^<>]+)>>/g, 'Record<$1>')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** The parts of a text between separators that stand in no bracket. */
export function topLevel(text: string, separator: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if ('<([{'.includes(character)) depth += 1;
    if ('>)]}'.includes(character)) depth -= 1;
    if (character === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
