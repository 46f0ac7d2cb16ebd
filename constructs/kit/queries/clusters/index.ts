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
 * A query that tells clusters apart: it groups and joins by the cluster too wherever it groups or joins by a name that two
 * clusters may have in common, such as a namespace. `chosen`: which clusters it is about. Default: all. `chosenIfAbsent`: the same where it asks
 * whether something is absent, which of all clusters would be true in none as long as one has it. Default: `chosen`.
 * What the query says of the cluster itself stays as it is. `everyGroup`: each grouping and each join has the cluster too, because what
 * is counted by reasons, for example, belongs to one cluster too. Default: false, as a total is that of all.
 */
export function byCluster(
  query: Pick<UsedQuery, 'datasource' | 'expression' | 'numbers'>,
  chosen?: ChosenClusters,
  chosenIfAbsent: ChosenClusters | undefined = chosen,
  everyGroup = false,
): string {
  const { query: parsed, restored } = withPlaceholders(query);
  const label = query.datasource === 'tempo' ? clusterOfSpans : clusterLabel;
  const [matcher, ofAbsent] = [chosen, chosenIfAbsent].map((each) => (each === undefined ? undefined : label + each));
  return restored(withInsertions(parsed, insertions[query.datasource](parsed, matcher, ofAbsent, everyGroup)));
}
