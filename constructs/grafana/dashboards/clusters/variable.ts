import type { VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';
import { labelValues } from '../../../kit/queries/dashboard-queries';
import { clusterLabel } from '../../../kit/vocabulary/signal-labels';
import { chosen, queryByCluster, type Rewriting, tells } from './rewriting';

/** A variable that offers the values of the chosen clusters. */
export function variableByCluster(variable: VariableModel, rewriting: Rewriting): VariableModel {
  const { query, datasource } = variable;
  if (typeof query !== 'object' || !tells(rewriting, datasource)) return variable;
  const values = labelValues(variable);
  if (values) {
    const series = queryByCluster(values.series, datasource, rewriting);
    return { ...variable, query: { ...query, query: `label_values(${series}, ${values.label})` } };
  }
  const { stream } = query as { readonly stream?: string };
  if (stream === undefined) return variable;
  const streams = stream === '' ? `{${clusterLabel}${chosen}}` : queryByCluster(stream, datasource, rewriting);
  return { ...variable, query: { ...query, stream: streams } };
}
