import { parser } from '@grafana/lezer-logql';
import { signalLabels } from '../../constructs/kit/vocabulary/signal-labels';

/** The labels of Loki's streams: Alloy and the Collector write these and no other. */
const streamLabels: readonly string[] = Object.values(signalLabels);

/** The labels in a query's stream selectors that no stream has. What comes after a pipe may be any field of a line. */
export function unknownStreamLabels(query: string): string[] {
  const labels: string[] = [];
  parser.parse(query).iterate({
    enter: ({ name, node, from, to }) => {
      const matcher = node.parent;
      if (name === 'Identifier' && matcher?.name === 'Matcher' && inSelector(matcher.parent)) {
        labels.push(query.slice(from, to));
      }
    },
  });
  return labels.filter((label) => !streamLabels.includes(label));
}

interface TreeNode {
  readonly name: string;
  readonly parent: TreeNode | null;
}

/** Whether a node stands between the braces; a filter after a pipe has matchers too. */
function inSelector(node: TreeNode | null): boolean {
  if (node === null || node.name === 'LabelFilter') return false;
  return node.name === 'Selector' || inSelector(node.parent);
}
