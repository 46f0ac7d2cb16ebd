import { type Connection, type Datasource, type PrometheusDatasource, type TempoDatasource, toYaml } from '../../kit';
import { isSameComponent } from '../../kit/model/component-reference';
import { traceMetricsStores } from '../../kit/model/stored-at';
import { escapeDollars } from '../../kit/text/dollars';
import { alertmanagerDatasource } from './alertmanager';
import { byAgents, companions, together } from './companions';
import { lokiDatasource } from './loki';
import { toldApart } from './names';
import { prometheusDatasource } from './prometheus';
import type { ProvisionedDatasource } from './provisioned';
import { pyroscopeDatasource } from './pyroscope';
import { tempoDatasource } from './tempo';

/**
 * The datasources with the links that exist between them, because they are given together; nothing of those that Grafana has
 * already. Where there are several of a kind, a link leads to the one that belongs to the other end. `connections`: by which it is known who sends to whom,
 * and who keeps the metrics made from whose traces.
 */
export function provisionedDatasources(
  given: readonly Datasource[],
  connections: readonly Connection[],
): ProvisionedDatasource[] {
  const datasources = toldApart(given);
  const ofType = <Type extends Datasource['type']>(type: Type) =>
    datasources.filter((each): each is Extract<Datasource, { type: Type }> => each.type === type);
  const [metrics, logs, traces] = [ofType('prometheus'), ofType('loki'), ofType('tempo')];
  // Grafana refuses a file with a link to a datasource that is not there, and with it every other file: only what is in this
  // one is certain to be there.
  const own = <Store extends Datasource>(all: readonly Store[]) => all.filter(({ existing }) => !existing);
  const profilesOf = (datasource: Datasource) => companions(own(ofType('pyroscope')), datasource, connections)[0];
  return own(datasources).map((datasource): ProvisionedDatasource => {
    if (datasource.type === 'alertmanager') return alertmanagerDatasource(datasource);
    if (datasource.type === 'pyroscope') return pyroscopeDatasource(datasource);
    const profiles = profilesOf(datasource);
    if (datasource.type === 'loki') {
      const [ofContainers] = companions(metrics, datasource, connections, byAgents);
      return lokiDatasource(datasource, {
        traces: companions(traces, datasource, connections),
        metrics: own(metrics).find(({ store }) => ofContainers && isSameComponent(store, ofContainers.store)),
        profiles,
      });
    }
    if (datasource.type === 'tempo')
      return tempoDatasource(datasource, {
        logs: companions(logs, datasource, connections)[0],
        metrics: metrics.find((each) => keepsMetricsOf(each, datasource, connections)),
        profiles,
      });
    // Only the metrics of workloads carry the labels by which their logs are found.
    const ofWorkloads = metrics[0] !== undefined && isSameComponent(datasource.store, metrics[0].store);
    const [ofSameSender] = together(logs, datasource, connections);
    const madeFrom = traces.filter((each) => keepsMetricsOf(datasource, each, connections));
    return prometheusDatasource(datasource, {
      isDefault: datasource === metrics[0],
      logs: ofSameSender ?? (ofWorkloads ? logs[0] : undefined),
      traces: madeFrom.length > 0 ? madeFrom : companions(traces, datasource, connections),
      profiles: ofWorkloads || ofSameSender ? profiles : undefined,
    });
  });
}

/** Whether the metrics that are made from these traces are there. */
function keepsMetricsOf(
  { store }: PrometheusDatasource,
  { endpoint }: TempoDatasource,
  connections: readonly Connection[],
): boolean {
  return traceMetricsStores(connections, endpoint.owner).some((keeper) => isSameComponent(store, keeper));
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
