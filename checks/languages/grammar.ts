import type { LRParser } from '@lezer/lr';

/** The first place where a text is not in its grammar; undefined if it is. */
export function syntaxErrorIn(grammar: LRParser, text: string): string | undefined {
  let found: string | undefined;
  grammar.parse(text).iterate({
    enter: (node) => {
      if (node.type.isError && found === undefined) found = `${text.slice(0, node.from)}⟪here⟫${text.slice(node.from)}`;
    },
  });
  return found;
}
