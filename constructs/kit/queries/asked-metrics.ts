import type { SyntaxNode } from '@lezer/common';
import { promqlTree } from './promql-tree';
import { type Asked, withVariablesAs } from './variables';

/** Stands for a variable of Grafana in the name of a metric. */
const anything = 'anything_that_a_variable_is';

/** The names of the metrics for which PromQL asks, each once and sorted, as regular expressions (RE2) for whole names. */
export function askedMetrics(queries: readonly Asked[]): string[] {
  const names = queries.flatMap((query) => selectedNames(withVariablesAs(query, anything)));
  return [...new Set(names.map((name) => name.replaceAll(anything, '.*')))].sort();
}

/** By queries: each is asked for by every component that keeps only what is asked for, and the same in most environments. */
const known = new Map<string, readonly string[]>();

function selectedNames(query: string): readonly string[] {
  const found = known.get(query) ?? readNames(query);
  known.set(query, found);
  return found;
}

function readNames(query: string): string[] {
  const names: string[] = [];
  promqlTree(query).iterate({
    enter: ({ name, node }) => {
      if (name === 'VectorSelector') names.push(...namesOf(node, query));
    },
  });
  return names;
}

/** What a selector says of names: the name itself, or matchers of it. Without either it selects every metric. */
export function namesOf(selector: SyntaxNode, query: string): string[] {
  const text = ({ from, to }: SyntaxNode) => query.slice(from, to);
  const identifier = selector.getChild('Identifier');
  if (identifier) return [text(identifier)];
  const matchers = selector.getChild('LabelMatchers');
  const quoted = matchers?.getChildren('QuotedLabelName').map((node) => text(node).slice(1, -1)) ?? [];
  const ofName = (matchers?.getChildren('UnquotedLabelMatcher') ?? []).flatMap((matcher) => {
    const [label, operator, value] = ['LabelName', 'MatchOp', 'StringLiteral'].map((part) => matcher.getChild(part));
    if (!label || !operator || !value || text(label) !== '__name__') return [];
    const wanted = text(value).slice(1, -1);
    return ['=', '=~'].includes(text(operator)) ? [wanted] : [];
  });
  const found = [...quoted, ...ofName];
  return found.length > 0 ? found : ['.*'];
}
