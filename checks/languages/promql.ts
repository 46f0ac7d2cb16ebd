import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { LanguageType, promQLLanguage } from '@prometheus-io/codemirror-promql';
import { Parser } from '@prometheus-io/codemirror-promql/dist/cjs/parser';
import type { MetricCatalog } from './metric-catalog';

/** What Prometheus' own editor knows of a query: its grammar and its types; and what the catalog knows of its labels. */

const language = promQLLanguage(LanguageType.PromQL);
const grammar = language.parser;

/** What is wrong with a query's syntax or types, such as `rate` of an instant vector, in the words of Prometheus' editor. */
export function typeErrors(query: string): string[] {
  const parser = new Parser(parsed(query));
  parser.analyze();
  return parser.getDiagnostics().map(({ message, from, to }) => `${message}: ${query.slice(from, to)}`);
}

/** The editor parses for a moment and goes on later; here it goes on until all is parsed, also on a busy machine. */
function parsed(query: string): EditorState {
  const state = EditorState.create({ doc: query, extensions: [language] });
  if (!ensureSyntaxTree(state, query.length, parsingTime)) throw new Error(`not parsed in a minute: ${query}`);
  // The next state has the whole tree.
  return state.update({}).state;
}

const parsingTime = 60_000;

/** The metrics that a query asks for. */
export function metricNames(query: string): string[] {
  const names: string[] = [];
  grammar.parse(query).iterate({
    enter: ({ name, node, from, to }) => {
      if (name === 'Identifier' && node.parent?.name === 'VectorSelector') names.push(query.slice(from, to));
    },
  });
  return names;
}

/** The labels of a query's result, and those in its matchers and groupings that no series there can have. */
export interface QueryLabels {
  readonly result: ReadonlySet<string>;
  readonly unknown: readonly string[];
}

/** Follows the labels from the metrics of a query outwards. No label is known of a metric that nobody produces. */
export function labelsOf(query: string, catalog: MetricCatalog): QueryLabels {
  const unknown: string[] = [];
  const text = ({ from, to }: SyntaxNode) => query.slice(from, to);
  const listed = (node: SyntaxNode | null | undefined): string[] => node?.getChildren('LabelName').map(text) ?? [];
  const require = (labels: readonly string[], known: ReadonlySet<string>, of: SyntaxNode) => {
    for (const label of labels) if (!known.has(label)) unknown.push(`${label} in ${text(of)}`);
  };
  const union = (nodes: readonly SyntaxNode[]) => new Set(nodes.flatMap((node) => [...follow(node)]));

  function follow(node: SyntaxNode): ReadonlySet<string> {
    switch (node.name) {
      case 'VectorSelector': {
        const metric = node.getChild('Identifier');
        const known = (metric && catalog.labelsOf(text(metric))) ?? new Set<string>();
        const matchers = node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? [];
        require(matchers.flatMap(listed), known, node);
        return known;
      }
      case 'AggregateExpr': {
        const inner = union(node.getChild('FunctionCallBody')?.getChildren('Expr') ?? []);
        const modifier = node.getChild('AggregateModifier');
        const labels = listed(modifier?.getChild('GroupingLabels'));
        require(labels, inner, node);
        const keepsAll = /^(topk|bottomk|limitk|limit_ratio)/.test(text(node));
        if (keepsAll) return inner;
        if (modifier?.getChild('Without')) return new Set([...inner].filter((label) => !labels.includes(label)));
        return new Set(labels);
      }
      case 'BinaryExpr': {
        const known = union(node.getChildren('Expr'));
        const clause = node.getChild('MatchingModifierClause');
        require(clause?.getChildren('GroupingLabels').flatMap(listed) ?? [], known, node);
        return known;
      }
      case 'FunctionCall': {
        const body = node.getChild('FunctionCallBody')?.getChildren('Expr') ?? [];
        const added = /^label_(replace|join)\b/.test(text(node)) && body[1] ? [text(body[1]).slice(1, -1)] : [];
        const labels = new Set([...union(body), ...added]);
        if (text(node).startsWith('histogram_quantile')) labels.delete('le');
        return labels;
      }
      default:
        return union(node.getChildren('Expr'));
    }
  }

  const result = follow(grammar.parse(query).topNode);
  return { result, unknown };
}
