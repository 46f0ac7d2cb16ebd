import type { LokiDatasource, PrometheusDatasource, TempoDatasource } from '../../kit';
import { variable } from '../variable';
import { type ProvisionedDatasource, waits } from './provisioned';
import { traceToMetricsQueries } from './trace-to-metrics';

/** What a Tempo datasource is linked to. */
export interface TempoLinks {
  /** Where the logs are that carry trace ids. */
  readonly logs?: LokiDatasource;
  /** Where the metrics are that Tempo makes from spans. */
  readonly metrics?: PrometheusDatasource;
}

/** https://grafana.com/docs/grafana/latest/datasources/tempo/configure-tempo-data-source/provision/ */
export function tempoDatasource(
  { name, uid, endpoint }: TempoDatasource,
  { logs, metrics }: TempoLinks,
): ProvisionedDatasource {
  return {
    name,
    uid,
    type: 'tempo',
    access: 'proxy',
    url: endpoint.url,
    editable: false,
    jsonData: {
      ...waits(endpoint),
      streamingEnabled: { search: true, metrics: true },
      nodeGraph: { enabled: true },
      ...(metrics ? { serviceMap: { datasourceUid: metrics.uid }, tracesToMetrics: traceToMetrics(metrics) } : {}),
      ...(logs ? { tracesToLogsV2: traceToLogs(logs) } : {}),
    },
  };
}

/**
 * The trace id is structured metadata of a line, for logs by OTLP as for those from files, and need not be in its text,
 * where Grafana's own query looks for it.
 */
function traceToLogs({ uid: datasourceUid }: LokiDatasource): object {
  return {
    datasourceUid,
    // Lines by OTLP carry the clock of the application, lines from files that of the node.
    spanStartTimeShift: '-1m',
    spanEndTimeShift: '1m',
    tags: serviceTags,
    customQuery: true,
    query: `{${variable('__tags')}} | trace_id = "${variable('__trace.traceId')}"`,
  };
}

/** What a span and the labels of logs and metrics have in common. */
const serviceTags = [{ key: 'service.name', value: 'service_name' }];

function traceToMetrics({ uid: datasourceUid }: PrometheusDatasource): object {
  return {
    datasourceUid,
    spanStartTimeShift: '-15m',
    spanEndTimeShift: '15m',
    tags: serviceTags,
    queries: traceToMetricsQueries,
  };
}
