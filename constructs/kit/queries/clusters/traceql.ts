import { parser } from '@grafana/lezer-traceql';
import type { SyntaxNode } from '@lezer/common';
import { clusterAttribute } from '../../vocabulary/signal-labels';
import type { Insertion } from './edits';

/** The attribute of a span's resource that names its cluster. */
export const clusterOfSpans = `resource.${clusterAttribute}`;

/** What a TraceQL query lacks by which it chooses clusters, by this condition. Default: it chooses none. */
export function traceqlInsertions(query: string, condition: string | undefined): Insertion[] {
  if (condition === undefined || query.includes(clusterOfSpans)) return [];
  const found: Insertion[] = [];
  parser.parse(query).iterate({
    enter: ({ name, node }) => {
      if (name === 'SpansetFilter') found.push(...selection(node, condition));
    },
  });
  return found;
}

function selection({ from, firstChild: conditions }: SyntaxNode, condition: string): Insertion[] {
  if (!conditions) return [{ at: from + 1, text: ` ${condition} ` }];
  if (!hasChoice(conditions)) return [{ at: conditions.from, text: `${condition} && ` }];
  return [
    { at: conditions.from, text: `${condition} && (` },
    { at: conditions.to, text: ')' },
  ];
}

const hasChoice = (node: SyntaxNode): boolean => {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === 'Or' || hasChoice(child)) return true;
  }
  return false;
};
