/** What opens and what closes, outside of texts and comments. */
const token = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|[()[\]{};]/g;

/**
 * The text of the statement that begins in a line, up to the bracket that ends its first call. It is cut where the brackets do not
 * fit, so that a broken file still gives its line.
 */
export function callAt(text: string, line: number): string {
  const start = text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, each) => sum + each.length + 1, 0);
  const rest = text.slice(start);
  let depth = 0;
  for (const match of rest.matchAll(token)) {
    const [each] = match;
    if (each === ';' && depth === 0) return rest.slice(0, match.index + 1);
    if ('([{'.includes(each)) depth++;
    if (')]}'.includes(each)) depth--;
    if (depth < 0) return rest.slice(0, match.index);
    // A statement without a semicolon ends with the line of its last bracket.
    if (depth === 0 && ')]}'.includes(each) && /^\s*\n/.test(rest.slice(match.index + 1))) {
      return rest.slice(0, match.index + 1);
    }
  }
  return rest.split('\n', 1)[0] ?? '';
}
