import type { Component, Datasource } from '../kit';
import { clusterExporters, type ExportsOf } from '../kit/model/cluster-exporter';
import { queryProtocols } from '../kit/model/datasource';
import type { Protocol } from '../kit/model/protocols';
import { askedMetrics, asksNobody } from '../kit/queries';
import { dashboardQueries } from '../kit/queries/dashboard-queries';
import { type Dashboard, datasourceRoles } from './dashboards';

/** What a dashboard asks of an exporter of the whole cluster, and how the environment file has one. */
const exporters: Readonly<Record<ExportsOf, { readonly beginning: string; readonly instead: string }>> = {
  nodes: { beginning: 'node_', instead: 'new NodeExporter(…), or unix() of an Alloy' },
  objects: { beginning: 'kube_', instead: 'new KubeStateMetrics(…)' },
};

/**
 * Warns of dashboards of which nothing is left to show, and of those that ask an exporter which is nowhere. Known when every component is there.
 * `datasources`: what they are given.
 */
export function warnOfNothingShown(
  { check, environment }: Pick<Component, 'check' | 'environment'>,
  dashboards: readonly Dashboard[],
  datasources: readonly Datasource[],
): void {
  const given = datasourceRoles(datasources);
  const { knownMetrics, hiddenMetrics } = environment;
  const missing = missingExporters(environment);
  for (const dashboard of dashboards) {
    const { title, asks, problems = [] } = dashboard;
    if (problems.length > 0 || asks.some((role) => given[role] === undefined)) continue;
    const built = dashboard.build(datasources, knownMetrics, hiddenMetrics);
    if (!built) {
      check.warn('dashboards', `the dashboard ${title} has nothing to show here, and is left out`, `no ${title}`);
      continue;
    }
    // Mostly there is none, and then nobody needs to read every query.
    if (missing.length === 0) continue;
    const unanswered = dashboardQueries(built).filter(
      (query) => query.datasource === 'prometheus' && asksNobody(query, knownMetrics),
    );
    for (const shown of missing) {
      const { beginning, instead } = exporters[shown];
      const { fact, what } = clusterExporters[shown];
      if (!askedMetrics(unanswered).some((name) => name.startsWith(beginning))) continue;
      check.warn(
        'dashboards',
        `the dashboard ${title} asks ${what}, and there is none: what it shows of ${beginning}* stays empty`,
        `${instead}, ${fact}: true in the environment's cluster where it has one, or no ${title}`,
      );
    }
  }
}

/** What no exporter of the whole cluster shows, as far as the environment knows. */
function missingExporters(environment: Component['environment']): readonly ExportsOf[] {
  if (isSentFromOutside(environment)) return [];
  const { cluster, components } = environment;
  const there = components.flatMap(({ clusterExporters: own }) => own.map(({ of }) => of));
  return (Object.keys(exporters) as ExportsOf[]).filter(
    (shown) =>
      !cluster[clusterExporters[shown].fact] &&
      !there.includes(shown) &&
      !(shown === 'nodes' && asksMachines(environment)),
  );
}

/** Whether others than the components of an environment may send to it, who may have exporters of their own. */
const isSentFromOutside = ({ components }: Component['environment']): boolean =>
  components.some(({ endpoints }) =>
    endpoints.some(({ ingress, protocol }) => ingress && !queryProtocols.some((each: Protocol) => each === protocol)),
  );

/** Whether somebody pulls what hosts outside the cluster show: machines have node exporters too. */
const asksMachines = ({ connections }: Component['environment']): boolean =>
  connections.some(({ to }) => to.protocol === 'prometheus.exposition' && to.peer.kind === 'outside-host');
