import type { SyntaxNode } from '@lezer/common';
import { clusterLabel } from '../../vocabulary/signal-labels';
import { promqlTree } from '../promql-tree';
import type { Insertion } from './edits';
import { lacksCluster } from './names';

/**
 * What a PromQL query lacks by which it tells clusters apart. `matcher`: by what it chooses clusters. Default: it chooses none. `ofAbsent`: the
 * same where it asks whether something is absent. `everyGroup`: each grouping and each join has the cluster too.
 */
export function promqlInsertions(
  query: string,
  matcher: string | undefined,
  ofAbsent = matcher,
  everyGroup = false,
): Insertion[] {
  const found: Insertion[] = [];
  const text = ({ from, to }: SyntaxNode) => query.slice(from, to);
  const group = (labels: SyntaxNode | null) => {
    const names = labels?.getChildren('LabelName') ?? [];
    const [first] = names;
    if (first && lacksCluster(names.map(text), everyGroup)) found.push({ at: first.from, text: `${clusterLabel}, ` });
  };
  promqlTree(query).iterate({
    enter: ({ name, node }) => {
      if (name === 'VectorSelector') {
        const chosen = isAskedWhetherAbsent(node) ? ofAbsent : matcher;
        if (chosen !== undefined) found.push(...selection(node, chosen, text));
      }
      if (name === 'AggregateModifier' && node.getChild('By')) group(node.getChild('GroupingLabels'));
      // What is named after `group_left` comes from one side as it is.
      if (name === 'MatchingModifierClause' && node.getChild('On')) group(node.getChild('GroupingLabels'));
    },
  });
  return found;
}

/** Whether it is what `absent` or `absent_over_time` asks for. */
function isAskedWhetherAbsent({ parent }: SyntaxNode): boolean {
  if (!parent) return false;
  const called = parent.name === 'FunctionCall' ? parent.getChild('FunctionIdentifier') : undefined;
  return Boolean(called?.getChild('Absent') ?? called?.getChild('AbsentOverTime')) || isAskedWhetherAbsent(parent);
}

function selection(selector: SyntaxNode, matcher: string, text: (node: SyntaxNode) => string): Insertion[] {
  const matchers = selector.getChild('LabelMatchers');
  if (!matchers) return [{ at: selector.to, text: `{${matcher}}` }];
  const names = matchers.getChildren('UnquotedLabelMatcher').flatMap((each) => each.getChildren('LabelName').map(text));
  if (names.includes(clusterLabel)) return [];
  const isEmpty = matchers.firstChild === null;
  return [{ at: matchers.from + 1, text: isEmpty ? matcher : `${matcher}, ` }];
}
