import { parser } from '@grafana/lezer-logql';
import type { SyntaxNode } from '@lezer/common';
import { clusterLabel } from '../../vocabulary/signal-labels';
import type { Insertion } from './edits';
import { lacksCluster } from './names';

/**
 * What a LogQL query lacks by which it tells clusters apart. `matcher`: by what it chooses clusters. Default: it chooses none. `ofAbsent`: the
 * same where it asks whether something is absent. `everyGroup`: each grouping and each join has the cluster too.
 */
export function logqlInsertions(
  query: string,
  matcher: string | undefined,
  ofAbsent = matcher,
  everyGroup = false,
): Insertion[] {
  const found: Insertion[] = [];
  const text = ({ from, to }: SyntaxNode) => query.slice(from, to);
  const group = (labels: SyntaxNode | null) => {
    const names = labels ? namesIn(labels) : [];
    const [first] = names;
    if (first && lacksCluster(names.map(text), everyGroup)) found.push({ at: first.from, text: `${clusterLabel}, ` });
  };
  parser.parse(query).iterate({
    enter: ({ name, node }) => {
      if (name === 'Selector') {
        const chosen = isAskedWhetherAbsent(node) ? ofAbsent : matcher;
        const isChosen = namesIn(node).map(text).includes(clusterLabel);
        if (chosen !== undefined && !isChosen) found.push({ at: node.from + 1, text: `${chosen}, ` });
      }
      if (name === 'Grouping' && node.getChild('By')) group(node.getChild('Labels'));
      if (name === 'OnOrIgnoringModifier' && node.getChild('On')) group(node.getChild('GroupingLabels'));
    },
  });
  return found;
}

/** Whether it is what `absent_over_time` asks for. */
function isAskedWhetherAbsent({ parent }: SyntaxNode): boolean {
  if (!parent) return false;
  const isAbsent = parent.name === 'RangeAggregationExpr' && parent.getChild('RangeOp')?.getChild('AbsentOverTime');
  return Boolean(isAbsent) || isAskedWhetherAbsent(parent);
}

/** The names of labels in a selector or a list: the grammar has a list within a list. */
function namesIn(node: SyntaxNode): SyntaxNode[] {
  if (node.name === 'Identifier' || node.name === 'LabelName') return [node];
  const names: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) names.push(...namesIn(child));
  return names;
}
