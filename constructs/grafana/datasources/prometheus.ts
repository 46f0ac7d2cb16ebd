import type { LokiDatasource, PrometheusDatasource, TempoDatasource } from '../../kit';
import { variable } from '../variable';
import { type Correlation, type ProvisionedDatasource, waits } from './provisioned';

/** What a PromQL datasource is linked to. */
export interface PrometheusLinks {
  readonly isDefault: boolean;
  /** Where the logs of the workloads are whose metrics these are. */
  readonly logs?: LokiDatasource;
  /** Where the traces are that exemplars name. */
  readonly traces?: TempoDatasource;
}

/** https://grafana.com/docs/grafana/latest/datasources/prometheus/configure/#provision-the-data-source */
export function prometheusDatasource(
  { name, uid, flavor, interval, endpoint, evaluatesAlerts = false }: PrometheusDatasource,
  { isDefault, logs, traces }: PrometheusLinks,
): ProvisionedDatasource {
  const exemplars = endpoint.offers.exemplars && traces;
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
      ...(exemplars
        ? {
            exemplarTraceIdDestinations: ['trace_id', 'traceID'].map((label) => ({
              name: label,
              datasourceUid: traces.uid,
            })),
          }
        : {}),
    },
    ...(logs ? { correlations: metricToLogs(logs) } : {}),
  };
}

/** In Explore, a click on a service or pod in the table of series opens its log lines. */
function metricToLogs(logs: LokiDatasource): Correlation[] {
  return ['service_name', 'pod'].map((label) => ({
    targetUID: logs.uid,
    label: `Logs of this ${label === 'pod' ? 'pod' : 'service'}`,
    description: `The log lines in ${logs.name} with the same ${label}`,
    config: { type: 'query', field: label, target: { expr: `{${label}="${variable(label)}"}` } },
  }));
}
