import type { LokiDatasource, PrometheusDatasource, PyroscopeDatasource, TempoDatasource } from '../../kit';
import { clusterLabel } from '../../kit/vocabulary/signal-labels';
import { variable } from '../variable';
import { lineToService } from './profile-links';
import { type Correlation, type ProvisionedDatasource, waits } from './provisioned';

/** What a Loki datasource is linked to. */
export interface LokiLinks {
  /** Where the traces are that lines name. */
  readonly traces: readonly TempoDatasource[];
  /** Where the metrics are of the pods whose lines these are. */
  readonly metrics?: PrometheusDatasource;
  /** Where the profiles are of the services whose lines these are. */
  readonly profiles?: PyroscopeDatasource;
}

/** https://grafana.com/docs/grafana/latest/datasources/loki/configure-loki-data-source/#provision-the-loki-data-source */
export function lokiDatasource(
  { name, uid, endpoint, evaluatesAlerts = false, tellsClustersApart = false }: LokiDatasource,
  { traces, metrics, profiles }: LokiLinks,
): ProvisionedDatasource {
  const correlations = [
    ...(metrics ? logToMetrics(metrics, tellsClustersApart) : []),
    ...(profiles ? lineToService(profiles) : []),
  ];
  return {
    name,
    uid,
    type: 'loki',
    access: 'proxy',
    url: endpoint.url,
    editable: false,
    jsonData: {
      ...waits(endpoint),
      // Where alerts are evaluated, Grafana shows them.
      manageAlerts: evaluatesAlerts,
      ...(traces.length > 0 ? { derivedFields: traces.flatMap(logToTrace) } : {}),
    },
    ...(correlations.length > 0 ? { correlations } : {}),
  };
}

/** The labels of a line's stream, which Explore knows beside every line. */
const ofLine = (labels: readonly string[]): string =>
  labels.map((label) => `${label}="${variable(`__labels.tags.${label}`)}"`).join(', ');

/** In Explore, a line leads to what its container used at that time. */
function logToMetrics(
  { uid: targetUID, name, tellsClustersApart = false }: PrometheusDatasource,
  linesTellClustersApart: boolean,
): Correlation[] {
  const cluster = tellsClustersApart && linesTellClustersApart ? [clusterLabel] : [];
  const container = ofLine([...cluster, 'namespace', 'pod', 'container']);
  return [
    { what: 'Memory', expr: `container_memory_working_set_bytes{${container}}` },
    { what: 'CPU time', expr: `rate(container_cpu_usage_seconds_total{${container}}[5m])` },
  ].map(({ what, expr }) => ({
    targetUID,
    label: `${what} of this container`,
    description: `What the container of the line used, from ${name}`,
    config: { type: 'query', field: 'Line', target: { expr } },
  }));
}

/** A line names its trace in its structured metadata, or where Spring's pattern prints it. */
function logToTrace({ uid: datasourceUid, name }: TempoDatasource): object[] {
  const link = { datasourceUid, url: variable('__value.raw') };
  return [
    { name: 'Trace', matcherType: 'label', matcherRegex: 'trace_id', ...link, urlDisplayLabel: `Trace in ${name}` },
    {
      name: 'Trace in the line',
      matcherType: 'regex',
      matcherRegex: '\\[([a-f0-9]{32}),',
      ...link,
      urlDisplayLabel: `Trace in ${name}`,
    },
  ];
}
