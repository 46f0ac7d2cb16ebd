/** What opens, closes and separates, outside of texts and comments. */
const token = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|[()[\]{};,]/g;

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

/** Where a word stands that is no part of a text, at most so many brackets deep; -1 where it stands nowhere. */
export function indexOfWord(text: string, word: string, deepest: number): number {
  let depth = 0;
  for (const { 0: each, index } of text.matchAll(new RegExp(`${token.source}|\\b${word}\\b`, 'g'))) {
    if (each === word && depth <= deepest) return index;
    if ('([{'.includes(each)) depth++;
    if (')]}'.includes(each)) depth--;
  }
  return -1;
}

/** How long a text is up to what ends a value: a comma, a semicolon, or a bracket that was not opened in it. */
export function valueLength(text: string): number {
  let depth = 0;
  for (const { 0: each, index } of text.matchAll(token)) {
    if ('([{'.includes(each)) depth++;
    if (')]}'.includes(each)) depth--;
    if (depth < 0 || (depth === 0 && (each === ',' || each === ';'))) return index;
  }
  return text.length;
}
