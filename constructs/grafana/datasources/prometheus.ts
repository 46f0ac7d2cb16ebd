import type { LokiDatasource, PrometheusDatasource, PyroscopeDatasource, TempoDatasource } from '../../kit';
import { clusterLabel } from '../../kit/vocabulary/signal-labels';
import { variable } from '../variable';
import { seriesToService } from './profile-links';
import { type Correlation, type ProvisionedDatasource, waits } from './provisioned';

/** What a PromQL datasource is linked to. */
export interface PrometheusLinks {
  readonly isDefault: boolean;
  /** Where the logs of the workloads are whose metrics these are. */
  readonly logs?: LokiDatasource;
  /** Where the traces are that exemplars name. */
  readonly traces: readonly TempoDatasource[];
  /** Where the profiles are of the workloads whose metrics these are. */
  readonly profiles?: PyroscopeDatasource;
}

/** https://grafana.com/docs/grafana/latest/datasources/prometheus/configure/#provision-the-data-source */
export function prometheusDatasource(
  { name, uid, flavor, interval, endpoint, evaluatesAlerts = false, tellsClustersApart = false }: PrometheusDatasource,
  { isDefault, logs, traces, profiles }: PrometheusLinks,
): ProvisionedDatasource {
  const correlations = [
    ...(logs ? metricToLogs(logs, tellsClustersApart) : []),
    ...(profiles ? seriesToService(profiles) : []),
  ];
  const linked = endpoint.offers.exemplars ? traces : [];
  return {
    name,
    uid,
    type: 'prometheus',
    access: 'proxy',
    url: endpoint.url,
    ...(isDefault ? { isDefault } : {}),
    editable: false,
    jsonData: {
      ...waits(endpoint),
      httpMethod: 'POST',
      prometheusType: flavor,
      timeInterval: `${interval.seconds}s`,
      // Where alerts are evaluated, Grafana shows them.
      manageAlerts: evaluatesAlerts,
      // Exemplars by OTLP say trace_id, those of Tempo's metrics generator traceID.
      ...(linked.length > 0
        ? {
            exemplarTraceIdDestinations: linked.flatMap((each) =>
              ['trace_id', 'traceID'].map((label) => ({ name: label, datasourceUid: each.uid })),
            ),
          }
        : {}),
    },
    ...(correlations.length > 0 ? { correlations } : {}),
  };
}

/** In Explore, a click on a service or pod in the table of series opens its log lines. */
function metricToLogs(logs: LokiDatasource, tellsClustersApart: boolean): Correlation[] {
  const inCluster = tellsClustersApart && logs.tellsClustersApart === true;
  // A link whose labels a series lacks is not there: one that is summed over clusters has that to every cluster alone.
  const scopes = inCluster
    ? [
        { labels: [clusterLabel], words: '' },
        { labels: [], words: ' in every cluster' },
      ]
    : [{ labels: [], words: '' }];
  return ['service_name', 'pod'].flatMap((label) =>
    scopes.map(({ labels, words }) => ({
      targetUID: logs.uid,
      label: `Logs of this ${label === 'pod' ? 'pod' : 'service'}${words}`,
      description: `The log lines in ${logs.name} with the same ${[...labels, label].join(' and ')}`,
      config: {
        type: 'query' as const,
        field: label,
        target: { expr: `{${[...labels, label].map((each) => `${each}="${variable(each)}"`).join(', ')}}` },
      },
    })),
  );
}
