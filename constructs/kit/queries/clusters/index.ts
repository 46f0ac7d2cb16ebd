import { clusterLabel } from '../../vocabulary/signal-labels';
import type { UsedQuery } from '../dashboard-queries';
import { withInsertions } from './edits';
import { logqlInsertions } from './logql';
import { withPlaceholders } from './placeholders';
import { promqlInsertions } from './promql';
import { clusterOfSpans, traceqlInsertions } from './traceql';

export { lacksCluster } from './names';

/** Which clusters a query chooses: an operator and a value, such as `=~"$cluster"`. */
export type ChosenClusters = `${'=' | '=~'}"${string}"`;

const insertions = { prometheus: promqlInsertions, loki: logqlInsertions, tempo: traceqlInsertions } as const;

/**
 * A query that tells clusters apart: it groups and joins by the cluster too where it does so by the name of something that two
 * clusters may have in common, such as a namespace. `chosen`: which clusters it is about. Default: all.
 * What the query says of the cluster itself stays as it is.
 */
export function byCluster(
  query: Pick<UsedQuery, 'datasource' | 'expression' | 'numbers'>,
  chosen?: ChosenClusters,
): string {
  const { query: parsed, restored } = withPlaceholders(query);
  const label = query.datasource === 'tempo' ? clusterOfSpans : clusterLabel;
  const matcher = chosen === undefined ? undefined : label + chosen;
  return restored(withInsertions(parsed, insertions[query.datasource](parsed, matcher)));
}
