import { parser } from '@grafana/lezer-logql';
import type { SyntaxNode } from '@lezer/common';
import { signalLabels } from '../../constructs/kit/vocabulary/signal-labels';

/** What Loki's own editor knows of a query, its grammar; and what is known of the labels of streams. */

/** The labels of Loki's streams: Alloy and the Collector write these and no other. */
const streamLabels: readonly string[] = Object.values(signalLabels);

/**
 * The labels in a query's stream selectors that no stream has. What comes after a pipe may be any field of a line. `further`: labels that
 * every stream has besides.
 */
export function unknownStreamLabels(query: string, further: readonly string[] = []): string[] {
  const labels: string[] = [];
  parser.parse(query).iterate({
    enter: ({ name, node, from, to }) => {
      const matcher = node.parent;
      if (name === 'Identifier' && matcher?.name === 'Matcher' && inSelector(matcher.parent)) {
        labels.push(query.slice(from, to));
      }
    },
  });
  return labels.filter((label) => !streamLabels.includes(label) && !further.includes(label));
}

/** Whether a node stands between the braces; a filter after a pipe has matchers too. */
function inSelector(node: SyntaxNode | null): boolean {
  if (node === null || node.name === 'LabelFilter') return false;
  return node.name === 'Selector' || inSelector(node.parent);
}

/** The labels of a query's result; undefined where these are the labels and fields of lines, of which any may be one. */
export function resultLabels(query: string): ReadonlySet<string> | undefined {
  return follow(parser.parse(query).topNode, query);
}

function follow(node: SyntaxNode, query: string): ReadonlySet<string> | undefined {
  const inner = () => union(childrenOf(node).map((child) => follow(child, query)));
  switch (node.name) {
    case 'Selector':
      return undefined;
    case 'RangeAggregationExpr':
    case 'VectorAggregationExpr': {
      const grouping = node.getChild('Grouping');
      if (grouping) return grouping.getChild('By') ? new Set(namesIn(grouping, query)) : undefined;
      const keepsAll = node.name === 'RangeAggregationExpr' || /^(topk|bottomk|sort)/.test(textOf(node, query));
      return keepsAll ? inner() : new Set();
    }
    case 'LabelReplaceExpr': {
      const [target] = node.getChildren('String');
      const labels = inner();
      return labels && target ? new Set([...labels, textOf(target, query).slice(1, -1)]) : labels;
    }
    default:
      return inner();
  }
}

const textOf = ({ from, to }: SyntaxNode, query: string): string => query.slice(from, to);

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** The grammar has a list of labels as a list within a list. */
const namesIn = (node: SyntaxNode, query: string): string[] =>
  node.name === 'Identifier' ? [textOf(node, query)] : childrenOf(node).flatMap((child) => namesIn(child, query));

function union(sets: readonly (ReadonlySet<string> | undefined)[]): ReadonlySet<string> | undefined {
  const all = new Set<string>();
  for (const set of sets) {
    if (set === undefined) return undefined;
    for (const label of set) all.add(label);
  }
  return all;
}
