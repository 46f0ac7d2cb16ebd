import type { Tree } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** By their queries: dashboards and alerts are asked several things of, and are the same in most environments. */
const trees = new Map<string, Tree>();

/** The syntax tree of a PromQL query. */
export function promqlTree(query: string): Tree {
  const known = trees.get(query);
  if (known) return known;
  const tree = parser.parse(query);
  trees.set(query, tree);
  return tree;
}
