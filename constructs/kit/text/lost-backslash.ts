/**
 * What became of a backslash that was written once in a text of TypeScript, where `'\d'` is a `d`: a letter that stands for a class
 * of characters behind one, repeated as nobody repeats a letter. Undefined where there is none.
 */
export const lostBackslash = (expression: string): { readonly found: string; readonly meant: string } | undefined => {
  const found = /(?<![A-Za-z0-9_\\[])[dDsSwW](?:\{\d+(?:,\d*)?\}|[+*])/.exec(expression)?.[0];
  return found === undefined ? undefined : { found, meant: `\\\\${found}` };
};

/** An expression of JavaScript as a text of TypeScript. */
export const asText = ({ source }: RegExp): string => `'${source.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
