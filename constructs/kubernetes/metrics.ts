import { type KnownMetrics, metricsWith, scrapedLabels, targetLabels } from '../kit/vocabulary/metrics';

/** Metrics of a Kubernetes cluster that dashboards and alerts ask for, with the labels of their series. */

/** Metrics of machines, by node exporter. https://github.com/prometheus/node_exporter#enabled-by-default */
export const nodeMetrics: readonly KnownMetrics[] = metricsWith(scrapedLabels, [
  { name: /^node_uname_info$/, labels: ['nodename', 'release', 'sysname', 'version', 'machine', 'domainname'] },
  { name: /^node_cpu_seconds_total$/, labels: ['cpu', 'mode'] },
  { name: /^node_load(1|5|15)$/ },
  { name: /^node_memory_(MemAvailable|MemTotal|MemFree|AnonPages|Cached|Slab)_bytes$/ },
  { name: /^node_vmstat_pgmajfault$/ },
  {
    name: /^node_filesystem_(avail_bytes|size_bytes|files|files_free|readonly)$/,
    labels: ['device', 'device_error', 'fstype', 'mountpoint'],
  },
  {
    name: /^node_disk_((read|written)_bytes|(read|write)_time_seconds|(reads|writes)_completed|io_time_seconds)_total$/,
    labels: ['device'],
  },
  { name: /^node_network_(receive|transmit)_(bytes|errs|drop)_total$/, labels: ['device'] },
  { name: /^node_nf_conntrack_entries(_limit)?$/ },
  { name: /^node_filefd_(allocated|maximum)$/ },
  { name: /^node_timex_(offset_seconds|sync_status)$/ },
]);

const pod = ['pod', 'uid'];

/** Metrics of objects, by kube-state-metrics. https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics */
export const objectMetrics: readonly KnownMetrics[] = metricsWith(
  [...targetLabels, 'namespace'],
  [
    { name: /^kube_node_status_condition$/, labels: ['node', 'condition', 'status'] },
    { name: /^kube_node_status_allocatable$/, labels: ['node', 'resource', 'unit'] },
    {
      name: /^kube_pod_info$/,
      labels: [
        ...pod,
        'node',
        'host_ip',
        'pod_ip',
        'created_by_kind',
        'created_by_name',
        'priority_class',
        'host_network',
      ],
    },
    { name: /^kube_pod_status_phase$/, labels: [...pod, 'phase'] },
    { name: /^kube_pod_status_ready$/, labels: [...pod, 'condition'] },
    { name: /^kube_pod_container_status_restarts_total$/, labels: [...pod, 'container'] },
    {
      name: /^kube_pod_container_status_(waiting|last_terminated)_reason$/,
      labels: [...pod, 'container', 'reason'],
    },
    {
      name: /^kube_pod_container_resource_(requests|limits)$/,
      labels: [...pod, 'container', 'node', 'resource', 'unit'],
    },
    { name: /^kube_deployment_(spec_replicas|status_replicas_(available|updated))$/, labels: ['deployment'] },
    { name: /^kube_deployment_status_condition$/, labels: ['deployment', 'condition', 'status', 'reason'] },
    { name: /^kube_statefulset_(replicas|status_replicas_(ready|updated))$/, labels: ['statefulset'] },
    {
      name: /^kube_daemonset_status_(desired_number_scheduled|number_ready|updated_number_scheduled)$/,
      labels: ['daemonset'],
    },
    {
      name: /^kube_horizontalpodautoscaler_(status_current_replicas|spec_max_replicas)$/,
      labels: ['horizontalpodautoscaler'],
    },
    {
      name: /^kube_horizontalpodautoscaler_status_condition$/,
      labels: ['horizontalpodautoscaler', 'condition', 'status'],
    },
    { name: /^kube_job_failed$/, labels: ['job_name', 'condition'] },
    { name: /^kube_cronjob_(next_schedule_time|spec_suspend)$/, labels: ['cronjob'] },
    { name: /^kube_resourcequota$/, labels: ['resourcequota', 'resource', 'type'] },
    { name: /^kube_persistentvolumeclaim_status_phase$/, labels: ['persistentvolumeclaim', 'phase'] },
    { name: /^kube_persistentvolume_status_phase$/, labels: ['persistentvolume', 'phase'] },
  ],
);
