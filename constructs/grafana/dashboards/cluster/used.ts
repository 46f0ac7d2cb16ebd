/** What containers use and ask for, and what nodes have to give: the figures by which a cluster is judged. */

const ofRunning = (series: string) =>
  // Pods that have ended ask for nothing.
  `${series} * on (namespace, pod) group_left () (max by (namespace, pod) (kube_pod_status_phase{phase=~"Pending|Running"}) == 1)`;

const requests = (resource: 'cpu' | 'memory', labels: readonly string[]) =>
  `sum by (${['namespace', 'pod', ...labels].join(', ')}) (kube_pod_container_resource_requests{resource="${resource}"})`;

/** What pods that run have requested, summed by a label: `namespace` or `node`. */
export const requested = (resource: 'cpu' | 'memory', by: 'namespace' | 'node'): string =>
  `sum by (${by}) (${ofRunning(requests(resource, by === 'node' ? ['node'] : []))})`;

/** What pods of the whole cluster have requested. */
export const requestedOfAll = (resource: 'cpu' | 'memory'): string => `sum(${ofRunning(requests(resource, []))})`;

/** What nodes have for pods, summed by a label, or of all. */
export const allocatable = (resource: 'cpu' | 'memory' | 'pods', by?: 'node'): string =>
  `sum${by ? ` by (${by})` : ''} (kube_node_status_allocatable{resource="${resource}"})`;

/** What containers use. */
export const used = {
  cpu: 'rate(container_cpu_usage_seconds_total[$__rate_interval])',
  memory: 'container_memory_working_set_bytes',
} as const;
