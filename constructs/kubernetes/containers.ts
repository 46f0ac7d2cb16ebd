import { minutes } from '../kit';
import { explainedOn } from '../kit/vocabulary/alert';
import { clusterPage } from '../kit/vocabulary/alert-pages';

const claim = '{{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }}';
const ofClaim = 'namespace, persistentvolumeclaim';
const free = `max by (${ofClaim}) (kubelet_volume_stats_available_bytes) / max by (${ofClaim}) (kubelet_volume_stats_capacity_bytes)`;

/** What the kubelets say of volumes and of themselves. https://kubernetes.io/docs/reference/instrumentation/metrics/ */
export const kubeletAlerts = explainedOn(clusterPage, [
  {
    name: 'VolumeAlmostFull',
    kind: 'condition',
    expression: `${free} < 0.05`,
    holdsFor: minutes(5),
    severity: 'critical',
    summary: 'A volume is almost full, and the program that writes to it will end.',
    description: `It is ${claim}: {{ $value | humanizePercentage }} of it is free.`,
  },
  {
    name: 'VolumeFillsWithinADay',
    kind: 'condition',
    expression: `max by (${ofClaim}) (predict_linear(kubelet_volume_stats_available_bytes[6h], 86400)) < 0 and ${free} < 0.4`,
    holdsFor: minutes(30),
    severity: 'warning',
    summary: 'A volume will be full within a day, if it fills as it did in the last six hours.',
    description: `It is ${claim}.`,
  },
  {
    name: 'VolumeInodesAlmostGone',
    kind: 'condition',
    expression: `max by (${ofClaim}) (kubelet_volume_stats_inodes_free) / (max by (${ofClaim}) (kubelet_volume_stats_inodes) > 0) < 0.05`,
    holdsFor: minutes(15),
    severity: 'critical',
    summary: 'A volume has hardly any room for further files, whatever their size.',
    description: `It is ${claim}: {{ $value | humanizePercentage }} of its inodes are free.`,
  },
  {
    name: 'KubeletCertificateExpires',
    kind: 'condition',
    expression: 'min by (instance) (kubelet_certificate_manager_client_ttl_seconds) < 86400 * 7',
    holdsFor: minutes(30),
    severity: 'warning',
    summary: 'The certificate with which a kubelet speaks to the API server expires within a week, and is not renewed.',
    description: 'That of {{ $labels.instance }} expires in {{ $value | humanizeDuration }}.',
  },
]);

const ofContainer = 'namespace, pod, container';
const ofEach = (metric: string): string => `max by (${ofContainer}) (${metric})`;
const workingSet = ofEach('container_memory_working_set_bytes');

/**
 * The memory that the kernel cannot take back. The working set has the pages of files that were read twice as well: a broker of Kafka fills
 * its limit with them, and gives them back when it needs memory. Before 1.32, Kubernetes does not say how many they are.
 * https://github.com/google/cadvisor/blob/v0.56.2/metrics/prometheus.go
 */
const memory = `${workingSet} - (${ofEach('container_memory_total_active_file_bytes')} or 0 * ${workingSet})`;
const container = '{{ $labels.namespace }}/{{ $labels.pod }}, container {{ $labels.container }}';

/** What cAdvisor says of containers. https://github.com/google/cadvisor/blob/master/docs/storage/prometheus.md */
export const containerAlerts = explainedOn(clusterPage, [
  {
    name: 'ContainerMemoryNearLimit',
    kind: 'condition',
    expression: `(${memory}) / (${ofEach('container_spec_memory_limit_bytes')} > 0) > 0.9`,
    holdsFor: minutes(15),
    severity: 'warning',
    summary: 'A container uses almost as much memory as it may, and the kernel will end it.',
    description: `${container} uses {{ $value | humanizePercentage }} of its limit.`,
  },
  {
    name: 'ContainerThrottled',
    kind: 'condition',
    expression: `sum by (${ofContainer}) (rate(container_cpu_cfs_throttled_periods_total[5m])) / sum by (${ofContainer}) (rate(container_cpu_cfs_periods_total[5m])) > 0.5`,
    holdsFor: minutes(30),
    severity: 'warning',
    summary: 'A container is stopped half of the time, as it uses as much processor time as it may.',
    description: `${container} is stopped in {{ $value | humanizePercentage }} of the periods.`,
  },
]);
