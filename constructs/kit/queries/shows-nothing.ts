import type { SyntaxNode } from '@lezer/common';
import { namesOf } from './asked-metrics';
import { promqlTree } from './promql-tree';
import { type Asked, withVariablesAs } from './variables';

/** What a part of a query is made of: samples, a number that is written there, or nothing. */
type Found = 'samples' | 'number' | 'nothing';

/**
 * Whether PromQL shows nothing, or a number that is written in it alone, where the metrics are not there whose names are missing: both
 * sides of a calculation are needed, and one of `or`.
 */
export function showsNothing(query: Asked, isMissing: (name: string) => boolean): boolean {
  const text = withVariablesAs(query, 'some');
  const found = (node: SyntaxNode): Found => {
    if (node.name === 'VectorSelector') return namesOf(node, text).every(isMissing) ? 'nothing' : 'samples';
    if (node.name !== 'BinaryExpr') return needed(childrenOf(node).map(found));
    const [left, right] = [node.firstChild, node.lastChild].map((side) => (side ? found(side) : 'nothing'));
    if (node.getChild('Unless')) return left ?? 'nothing';
    if (!node.getChild('Or')) return needed([left ?? 'nothing', right ?? 'nothing']);
    if (left === 'samples' || right === 'samples') return 'samples';
    return left === 'nothing' || right === 'nothing' ? 'nothing' : 'number';
  };
  return found(promqlTree(text).topNode) === 'nothing';
}

/** What comes of parts of which each is needed. */
const needed = (parts: readonly Found[]): Found =>
  (['nothing', 'samples'] as const).find((each) => parts.includes(each)) ?? 'number';

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}
