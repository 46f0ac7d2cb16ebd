import type { Query } from '../../parts/query-checks';

/** What the lab's list asks of an instrumented Java application, in old and new semantic names. */
export const applicationMetrics: readonly Query[] = [
  { query: 'sum(rate(http_server_request_duration_seconds_count[5m])) by (http_route)', labels: { http_route: /./ } },
  {
    query: 'histogram_quantile(0.95, sum(rate(http_server_request_duration_seconds_bucket[5m])) by (le, http_route))',
    labels: { http_route: /./ },
  },
  {
    query:
      'sum(rate(http_server_request_duration_seconds_count{http_status_code=~"5.."}[5m])) / ' +
      'sum(rate(http_server_request_duration_seconds_count[5m])) * 100',
  },
  { query: 'sum(rate(http_server_request_duration_seconds_count{http_response_status_code=~"5.."}[5m]))' },
  { query: 'process_runtime_jvm_memory_usage{type="heap"} / process_runtime_jvm_memory_limit{type="heap"} * 100' },
  { query: 'rate(process_runtime_jvm_gc_duration_sum[5m])' },
  {
    query: 'jvm_memory_used_bytes{jvm_memory_type="heap", service_name="spring-app"}',
    labels: { namespace: 'demo', pod: /^spring-app-/, container: 'spring-app', service_name: 'spring-app' },
  },
  { query: 'rate(jvm_gc_duration_seconds_sum[5m])' },
  { query: 'db_client_connections_usage', labels: { state: /idle|used/, service_name: 'spring-app' } },
  { query: 'db_client_connection_count', labels: { db_client_connection_state: /idle|used/ } },
];

/** What the lab's list asks of logs, and who prints them beside the application. */
export const logs: readonly (Query & { readonly of?: string })[] = [
  {
    query: '{namespace="demo"}',
    labels: { namespace: 'demo', pod: /./, container: /./, service_name: /./ },
  },
  { query: '{namespace="demo", container="spring-app"} |= "ERROR"', labels: { service_name: 'spring-app' } },
  { query: '{namespace="demo"} |= "error"' },
  { query: '{namespace="demo"} |= "timeout"' },
  { query: '{namespace="demo"} | json | level="ERROR"' },
  { query: '{namespace="istio-system", container="ztunnel"} | json | line_format "{{.msg}}"' },
  { query: '{namespace="istio-system", container="ztunnel"} | json | line_format "{{.msg}}" |= "connection complete"' },
  { query: '{namespace="demo", pod=~"frontend.*"}', of: 'frontend' },
];

export const logNumbers: readonly string[] = ['rate({namespace="demo"}[5m])'];

/** What the lab's list asks of traces. */
export const traces: readonly string[] = [
  '{ duration > 500ms && span.http.status_code >= 500 }',
  '{ duration > 500ms && span.http.response.status_code >= 500 }',
  '{ span.db.system = "postgresql" }',
  '{ span.http.method = "POST" }',
  '{ resource.service.name = "spring-app" && duration > 1s }',
  '{ resource.service_name = "spring-app" }',
];

/** What the lab's list asks of the node's own metrics, which Alloy scrapes. */
export const ofNode: readonly Query[] = [
  { query: 'hubble_drop_total{reason!=""}', labels: { namespace: 'demo', pod: /^backend-/, service_name: '' } },
  { query: 'hubble_http_requests_total' },
  { query: 'rate(hubble_http_requests_total{namespace="demo"}[5m])', labels: { pod: /^frontend-/ } },
  { query: 'hubble_flows_processed_total{source_namespace="demo"}' },
  { query: 'hubble_dns_queries_total' },
  { query: 'istio_tcp_connections_opened_total{reporter="source"}', labels: { pod: /^ztunnel/ } },
  { query: 'istio_tcp_sent_bytes_total{destination_workload="backend"}' },
  {
    query: 'container_memory_working_set_bytes{namespace="demo"}',
    labels: { pod: /./, container: /./, service_name: /^(backend|postgresql)$/ },
  },
  { query: 'kubelet_running_pods', labels: { node: 'node-1' } },
];
