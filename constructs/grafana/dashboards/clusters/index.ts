import type { Dashboard as DashboardJson, Panel, VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Datasource } from '../../../kit';
import { numbersOf } from '../../../kit/queries/dashboard-queries';
import { clusterLabel } from '../../../kit/vocabulary/signal-labels';
import { clusterVariable } from '../variables';
import { panelByCluster } from './panel';
import type { Rewriting } from './rewriting';
import { variableByCluster } from './variable';

/**
 * A dashboard in which clusters are chosen and told apart, as far as its datasources say which cluster something is of: a variable
 * above it, by which every query chooses; the cluster in legends and tables of what clusters may have in common by name; and in links,
 * which lead to what is of the same cluster. One that chooses clusters itself stays as it is.
 */
export function byCluster(dashboard: DashboardJson, datasources: readonly Datasource[]): DashboardJson {
  const telling = datasources.filter(({ tellsClustersApart }) => tellsClustersApart);
  const variables = dashboard.templating?.list ?? [];
  if (variables.some(({ name }) => name === clusterLabel)) return dashboard;
  const variable = clusterVariable(telling);
  if (!variable) return dashboard;
  const rewriting: Rewriting = { telling: new Set(telling.map(({ uid }) => uid)), numbers: numbersOf(dashboard) };
  const list: VariableModel[] = [variable.build(), ...variables.map((each) => variableByCluster(each, rewriting))];
  return {
    ...dashboard,
    templating: { ...dashboard.templating, list },
    panels: dashboard.panels?.map((panel) => (isRow(panel) ? panel : panelByCluster(panel, rewriting))),
  };
}

/** A row: what is below it stands beside it. */
const isRow = (panel: NonNullable<DashboardJson['panels']>[number]): panel is Exclude<typeof panel, Panel> =>
  panel.type === 'row';
