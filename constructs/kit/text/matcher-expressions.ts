import { NoRe2, readRe2 } from './re2';

/** A comparison among label matchers with its value, which may stand in quotation marks. */
const comparison = /(=~|!~|!=|=)\s*(?:"((?:\\.|[^"\\])*)"|`([^`]*)`|([^\s"'`{},=~!]+))/g;

/**
 * What is wrong with the regular expressions among label matchers, such as `team=~"a|b"`: a program that reads them as RE2 does not
 * start with one that it cannot read. Undefined where nothing is.
 */
export function matcherFault(matchers: string): string | undefined {
  for (const [, operator = '', quoted, raw, bare] of matchers.matchAll(comparison)) {
    if (!operator.includes('~')) continue;
    // In quotation marks a backslash stands for itself only where another is before it.
    const expression = quoted?.replaceAll(/\\(["\\])/g, '$1') ?? raw ?? bare ?? '';
    try {
      readRe2(expression);
    } catch (error) {
      if (!(error instanceof NoRe2)) throw error;
      return `the expression ${JSON.stringify(expression)} ${error.message}`;
    }
  }
  return undefined;
}
