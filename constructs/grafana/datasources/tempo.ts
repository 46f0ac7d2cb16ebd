import type { LokiDatasource, PrometheusDatasource, TempoDatasource } from '../../kit';
import { variable } from '../variable';
import { type ProvisionedDatasource, waits } from './provisioned';

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

/** The service of a span, by the name that Tempo's own metrics give it. */
const spanService = `service="${variable('__span.tags["service.name"]')}"`;

/** The metrics made from spans, and those of the application itself, of the service that a span belongs to. */
export const traceToMetricsQueries = [
  {
    name: 'Requests by span name',
    query: `sum by (span_name) (rate(traces_spanmetrics_calls_total{${spanService}}[5m]))`,
  },
  {
    name: 'Failed requests by span name',
    query: `sum by (span_name) (rate(traces_spanmetrics_calls_total{${spanService}, status_code="STATUS_CODE_ERROR"}[5m]))`,
  },
  {
    name: 'P95 duration by span name',
    query: `histogram_quantile(0.95, sum by (le, span_name) (rate(traces_spanmetrics_latency_bucket{${spanService}}[5m])))`,
  },
  {
    name: 'HTTP requests by route',
    query: 'sum by (http_route) (rate(http_server_request_duration_seconds_count{$__tags}[5m]))',
  },
  {
    name: 'P95 HTTP latency by route',
    query:
      'histogram_quantile(0.95, sum by (le, http_route) (rate(http_server_request_duration_seconds_bucket{$__tags}[5m])))',
  },
  {
    name: 'JVM heap in use',
    query: 'sum by (pod) (jvm_memory_used_bytes{$__tags, jvm_memory_type="heap"})',
  },
] as const;

function traceToMetrics({ uid: datasourceUid }: PrometheusDatasource): object {
  return {
    datasourceUid,
    spanStartTimeShift: '-15m',
    spanEndTimeShift: '15m',
    tags: serviceTags,
    queries: traceToMetricsQueries,
  };
}
