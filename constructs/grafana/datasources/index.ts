import { type Datasource, toYaml } from '../../kit';
import { datasourceRoles } from '../dashboards/dashboard';
import { lokiDatasource } from './loki';
import { prometheusDatasource } from './prometheus';
import { escapeDollars, type ProvisionedDatasource } from './provisioned';
import { tempoDatasource } from './tempo';

/**
 * The datasources with the links that exist between them, because they are given together.
 * `urlOf`: under which address Grafana reaches one.
 */
export function provisionedDatasources(
  datasources: readonly Datasource[],
  urlOf: (datasource: Datasource) => string,
): ProvisionedDatasource[] {
  const { metrics, logs, traces } = datasourceRoles(datasources);
  return datasources.map((datasource): ProvisionedDatasource => {
    const url = urlOf(datasource);
    if (datasource.type === 'loki') return lokiDatasource(datasource, url, { traces });
    if (datasource.type === 'tempo') {
      return tempoDatasource(datasource, url, { logs, metrics: storeOf(datasource.metricsIn, datasources) });
    }
    // Only the metrics of workloads carry the labels by which their logs are found.
    const isDefault = datasource === metrics;
    return prometheusDatasource(datasource, url, { isDefault, logs: isDefault ? logs : undefined, traces });
  });
}

/** The file as Grafana reads it. `prune`: a datasource that is no longer in it goes away. */
export function datasourcesYaml(provisioned: readonly ProvisionedDatasource[]): string {
  return toYaml({ apiVersion: 1, prune: true, datasources: escapeDollars(provisioned) });
}

/** The datasource that answers for a store, given as environment and name. */
function storeOf(store: string | undefined, datasources: readonly Datasource[]) {
  return datasources
    .filter((datasource) => datasource.type === 'prometheus')
    .find((datasource) => `${datasource.store.environment.name}/${datasource.store.name}` === store);
}
