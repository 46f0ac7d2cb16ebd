/** What a text of the user's says at a place, read without a parser so that a broken file can be read too. */
export interface SourcePlace {
  /** The property to which the value at the place is given. Undefined where it is given to none. */
  readonly property?: string;
  /** The value that stands there, in one line. */
  readonly written: string;
  /** The function or class in whose call the place is. */
  readonly callee?: string;
}

/** The places are those of the compiler: lines and columns from 1. */
export function placeIn(text: string, line: number, column: number): SourcePlace {
  const row = text.split('\n')[line - 1] ?? '';
  const before = row.slice(0, column - 1);
  const rest = row.slice(column - 1);
  const own = /^(?:'([^']+)'|([A-Za-z_$][\w$]*))\s*:\s*/.exec(rest);
  if (own)
    return { property: own[1] ?? own[2], written: expression(rest.slice(own[0].length)), callee: calleeOf(before) };
  const returned = /^return\b\s*(.*)$/.exec(rest);
  if (returned) return { property: 'return', written: expression(returned[1] ?? '') || 'nothing' };
  const property = /([A-Za-z_$][\w$]*)\s*:\s*[^,{]*$/.exec(before)?.[1];
  return {
    property,
    written: expression(rest),
    callee: /^(?:new\s+)?([\w$]+)\s*\(/.exec(rest)?.[1] ?? calleeOf(before),
  };
}

/** The text up to what ends a value: a comma, a semicolon or a bracket that was not opened in it. */
function expression(text: string): string {
  let depth = 0;
  for (const [index, letter] of [...text].entries()) {
    if ('([{'.includes(letter)) depth++;
    if (')]}'.includes(letter)) depth--;
    if (depth < 0 || (depth === 0 && ',;'.includes(letter))) return text.slice(0, index).trim();
  }
  return text.trim();
}

/** The name before the bracket that is open at the end of a text. */
function calleeOf(before: string): string | undefined {
  let depth = 0;
  for (let index = before.length - 1; index >= 0; index--) {
    const letter = before[index] ?? '';
    if (')]}'.includes(letter)) depth++;
    if (!'([{'.includes(letter)) continue;
    if (depth === 0) return letter === '(' ? nameBefore(before.slice(0, index)) : undefined;
    depth--;
  }
  return undefined;
}

function nameBefore(text: string): string | undefined {
  const name = /([\w$]+)\s*$/.exec(text)?.[1];
  return name && ['if', 'for', 'while', 'switch', 'catch'].includes(name) ? undefined : name;
}
