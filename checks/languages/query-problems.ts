import { parser as logql } from '@grafana/lezer-logql';
import { parser as traceql } from '@grafana/lezer-traceql';
import type { UsedQuery } from '../../constructs/kit/queries/dashboard-queries';
import { withoutVariables } from '../../constructs/kit/queries/variables';
import { syntaxErrorIn } from './grammar';
import { unknownStreamLabels } from './logql';
import type { MetricCatalog } from './metric-catalog';
import { labelsOf, metricNames, typeErrors } from './promql';

type Query = Pick<UsedQuery, 'datasource' | 'expression' | 'numbers'>;

/** What is wrong first with a query as its language has it: syntax, and for PromQL types too. Undefined where nothing is. */
export function errorIn(query: Query): string | undefined {
  const text = withoutVariables(query);
  if (text.trim() === '') return 'the query is empty';
  if (query.datasource === 'prometheus') return typeErrors(text)[0];
  const error = syntaxErrorIn(query.datasource === 'loki' ? logql : traceql, text);
  return error === undefined ? undefined : `it breaks off: ${error}`;
}

/** The metrics that nobody produces, and the labels that no series or stream has. */
export function unknownIn(query: Query, catalog: MetricCatalog): string[] {
  const text = withoutVariables(query);
  if (query.datasource === 'loki') {
    return unknownStreamLabels(text, catalog.ofCluster).map((label) => `the label ${label} of streams`);
  }
  if (query.datasource === 'tempo') return [];
  const metrics = metricNames(text).filter((name) => !catalog.labelsOf(name));
  if (metrics.length > 0) return metrics.map((metric) => `the metric ${metric}`);
  return labelsOf(text, catalog).unknown.map((label) => `the label ${label}`);
}
