import type { Empty } from '../../parts/dashboards';
import type { Query } from '../../parts/query-checks';

/** Of the node, of the objects of the API, of the containers and of the disks, with the labels that dashboards join by. */
export const ofCluster: readonly Query[] = [
  { query: 'node_memory_MemAvailable_bytes', labels: { instance: 'node-1', service_name: 'node-exporter' } },
  { query: 'rate(node_cpu_seconds_total[1m])', labels: { instance: 'node-1' } },
  { query: 'rate(node_network_receive_bytes_total[1m])', labels: { instance: 'node-1', device: /./ } },
  // The labels are those of the object, not of the program that shows it.
  { query: 'kube_pod_info{namespace="demo"}', labels: { pod: /./, node: 'node-1', service_name: '' } },
  { query: 'kube_node_status_condition{condition="Ready", status="true"} == 1', labels: { node: 'node-1' } },
  { query: 'kube_deployment_status_replicas_available > 0', labels: { namespace: /./, deployment: /./ } },
  { query: 'kube_statefulset_status_replicas_ready > 0', labels: { namespace: /./, statefulset: /./ } },
  {
    query: 'kube_persistentvolumeclaim_status_phase{phase="Bound"} == 1',
    labels: { namespace: /^(demo|monitoring)$/, persistentvolumeclaim: /^data-/ },
  },
  {
    query: 'container_memory_working_set_bytes{namespace="demo"}',
    labels: { pod: /./, container: /./, instance: 'node-1' },
  },
  {
    query: 'kubelet_volume_stats_available_bytes',
    labels: { namespace: /^(demo|monitoring)$/, persistentvolumeclaim: /^data-/, instance: 'node-1' },
  },
];

/** What the dashboards ask and a run cannot tell, or tells by finding nothing. */
export const empty: readonly Empty[] = [
  { query: 'kube_pod_container_status_waiting_reason', because: 'as no container waits' },
  { query: '[1m])) > 0', because: 'as no container was started again' },
  { query: 'kube_deployment_status_replicas_available', because: 'as no Deployment lacks pods' },
  { query: 'kube_pod_container_status_last_terminated_reason', because: 'as no container has ended' },
  { query: 'container_cpu_cfs_throttled', because: 'as no container has a limit of processors' },
];
