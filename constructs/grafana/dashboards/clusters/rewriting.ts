import { byCluster, type ChosenClusters } from '../../../kit/queries/clusters';
import { isQueryLanguage } from '../../../kit/queries/dashboard-queries';
import { clusterLabel } from '../../../kit/vocabulary/signal-labels';
import { variable } from '../../variable';

/** What is known while a dashboard is changed. */
export interface Rewriting {
  /** The datasources, by uid, that say of everything which cluster it is of. */
  readonly telling: ReadonlySet<string>;
  /** The variables of the dashboard that are numbers or durations. */
  readonly numbers: ReadonlyMap<string, string>;
}

/** A datasource as a dashboard names it. */
export interface Reference {
  readonly type?: string;
  readonly uid?: string;
}

/** The clusters that are chosen above the dashboard. */
export const chosen: ChosenClusters = `=~"$${clusterLabel}"`;

/** The same for a service map, whose selectors Tempo's datasource fills in without regard to PromQL. */
export const chosenForMap: ChosenClusters = `=~"${variable(`${clusterLabel}:pipe`)}"`;

export const tells = ({ telling }: Rewriting, reference: Reference | undefined): boolean =>
  reference?.uid !== undefined && telling.has(reference.uid);

/** A query of a datasource that tells clusters apart; any other stays as it is. */
export function queryByCluster(
  expression: string,
  reference: Reference | undefined,
  rewriting: Rewriting,
  clusters: ChosenClusters = chosen,
): string {
  const type = reference?.type;
  if (!isQueryLanguage(type) || !tells(rewriting, reference)) return expression;
  return byCluster({ datasource: type, expression, numbers: rewriting.numbers }, clusters);
}
