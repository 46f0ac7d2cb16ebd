import { type Connection, type Datasource, type TempoDatasource, toYaml } from '../../kit';
import { isSameComponent } from '../../kit/model/component-reference';
import { traceMetricsStore } from '../../kit/model/endpoint';
import { escapeDollars } from '../../kit/text/dollars';
import { datasourceRoles } from '../dashboards/dashboard';
import { alertmanagerDatasource } from './alertmanager';
import { lokiDatasource } from './loki';
import { prometheusDatasource } from './prometheus';
import type { ProvisionedDatasource } from './provisioned';
import { pyroscopeDatasource } from './pyroscope';
import { tempoDatasource } from './tempo';

/**
 * The datasources with the links that exist between them, because they are given together; nothing of those that Grafana has
 * already. `connections`: by which it is known who keeps the metrics made from whose traces.
 */
export function provisionedDatasources(
  datasources: readonly Datasource[],
  connections: readonly Connection[],
): ProvisionedDatasource[] {
  const { metrics, logs, traces, profiles: shown } = datasourceRoles(datasources);
  const metricDatasources = datasources.filter((datasource) => datasource.type === 'prometheus');
  const metricsOf = ({ endpoint }: TempoDatasource) => {
    const store = traceMetricsStore(connections, endpoint.owner);
    return metricDatasources.find((datasource) => store && isSameComponent(datasource.store, store));
  };
  // Grafana refuses a file with a link to a datasource that is not there, and with it every other file: only what is in this
  // one is certain to be there.
  const linkedMetrics = metricDatasources.find(({ existing, store }) => !existing && store === metrics?.store);
  const profiles = shown?.existing ? undefined : shown;
  const provisioned = datasources
    .filter(({ existing }) => !existing)
    .map((datasource): ProvisionedDatasource => {
      if (datasource.type === 'alertmanager') return alertmanagerDatasource(datasource);
      if (datasource.type === 'pyroscope') return pyroscopeDatasource(datasource);
      if (datasource.type === 'loki') return lokiDatasource(datasource, { traces, metrics: linkedMetrics, profiles });
      if (datasource.type === 'tempo')
        return tempoDatasource(datasource, { logs, metrics: metricsOf(datasource), profiles });
      // Only the metrics of workloads carry the labels by which their logs are found.
      const ofWorkloads = datasource.store === metrics?.store;
      const isDefault = datasource === metrics;
      const ofTheirs = ofWorkloads ? { logs, profiles } : {};
      return prometheusDatasource(datasource, { isDefault, ...ofTheirs, traces });
    });
  return provisioned.map((datasource) => toldApart(datasource, datasources));
}

/** Grafana knows a datasource by its name, so of two stores of one kind the one with a name of its own has that behind it. */
function toldApart(datasource: ProvisionedDatasource, all: readonly Datasource[]): ProvisionedDatasource {
  const { name, uid } = datasource;
  const isAlone = all.every((other) => other.uid === uid || other.name !== name);
  return isAlone || uid === name.toLowerCase() ? datasource : { ...datasource, name: `${name} (${uid})` };
}

/**
 * The file as Grafana reads it. `prune`: a datasource that is no longer in it goes away. It is for a file that is there whenever
 * Grafana starts: of one that comes a moment later, Grafana would take the datasources away first, with all that refers to them.
 */
export function datasourcesYaml(
  provisioned: readonly ProvisionedDatasource[],
  { prune }: { readonly prune: boolean },
): string {
  return toYaml({ apiVersion: 1, ...(prune ? { prune } : {}), datasources: escapeDollars(provisioned) });
}
