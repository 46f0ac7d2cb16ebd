import type { Component, Datasource } from '../kit';
import { dashboardQueries } from '../kit/queries/dashboard-queries';
import type { Asked } from '../kit/queries/variables';
import type { Dashboard } from './dashboards';
import { provisionedDatasources } from './datasources';
import { asksDatasource } from './datasources/provisioned';
import { traceToMetricsQueries } from './datasources/trace-to-metrics';

/** The PromQL of dashboards, and of the links between datasources. */
export function promqlOf(
  dashboards: readonly Dashboard[],
  datasources: readonly Datasource[],
  {
    connections,
    knownMetrics,
    hiddenMetrics,
  }: Pick<Component['environment'], 'connections' | 'knownMetrics' | 'hiddenMetrics'>,
): Asked[] {
  const shown = dashboards.flatMap((dashboard) => {
    const built = dashboard.build(datasources, knownMetrics, hiddenMetrics);
    return built ? dashboardQueries(built).filter(({ datasource }) => datasource === 'prometheus') : [];
  });
  const promql = new Set(datasources.filter(({ type }) => type === 'prometheus').map(({ uid }) => uid));
  const linked = provisionedDatasources(datasources, connections)
    .flatMap(({ correlations = [] }) => correlations)
    .filter(asksDatasource)
    .filter(({ targetUID }) => promql.has(targetUID))
    .flatMap(({ config }) => ('expr' in config.target ? [{ expression: String(config.target.expr) }] : []));
  const fromSpans = datasources
    .filter((datasource) => datasource.type === 'tempo')
    .flatMap(({ applicationMetrics }) => traceToMetricsQueries(false, applicationMetrics));
  return [...shown, ...linked, ...fromSpans.map(({ query }) => ({ expression: query }))];
}
