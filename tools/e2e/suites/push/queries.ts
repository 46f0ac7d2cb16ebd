import type { Query } from '../../parts/query-checks';

const labels = { namespace: 'demo', pod: /^spring-app-/, container: 'spring-app', service_name: 'spring-app' };

/** What the dashboard for Micrometer asks, and a label of each metric. */
export const applicationMetrics: readonly Query[] = [
  { query: 'sum by (uri) (rate(http_server_requests_seconds_count[5m]))', labels: { uri: /./ } },
  {
    query: 'histogram_quantile(0.95, sum by (le, uri) (rate(http_server_requests_seconds_bucket[5m])))',
    labels: { uri: /./ },
  },
  { query: 'http_server_requests_seconds_count{status="500"}', labels: { ...labels, method: 'GET', outcome: /./ } },
  { query: 'sum by (pod) (jvm_memory_used_bytes{area="heap"}) / sum by (pod) (jvm_memory_max_bytes{area="heap"} > 0)' },
  { query: 'jvm_gc_pause_seconds_sum', labels: { ...labels, gc: /./, cause: /./, action: /./ } },
  { query: 'jvm_threads_states_threads{state="runnable"}', labels },
  { query: 'process_cpu_usage', labels },
  { query: 'hikaricp_connections_active', labels: { ...labels, pool: /./ } },
  { query: 'hikaricp_connections_max + hikaricp_connections_idle + hikaricp_connections_pending' },
];

export const logs: readonly Query[] = [
  { query: '{namespace="demo", container="spring-app"} |= "ERROR"', labels: { service_name: 'spring-app' } },
  { query: '{namespace="demo"} | level = "ERROR"' },
];

export const logNumbers: readonly string[] = ['rate({namespace="demo"}[5m])'];

/** Micrometer's spans have names and attributes of their own. */
export const traces: readonly string[] = [
  '{ resource.service.name = "spring-app" && span.status = "500" }',
  '{ resource.service.name = "spring-app" && duration > 1s }',
  '{ resource.service.namespace = "demo" && resource.k8s.pod.name =~ "spring-app.*" }',
];
