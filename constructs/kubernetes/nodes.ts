import { type KnownMetrics, minutes } from '../kit';
import { type ComponentAlert, explainedOn } from '../kit/vocabulary/alert';
import { clusterPage } from '../kit/vocabulary/alert-pages';
import { writableFilesystems } from './filesystems';

const writable = `node_filesystem_readonly{${writableFilesystems}} == 0`;
const free = `node_filesystem_avail_bytes{${writableFilesystems}} / node_filesystem_size_bytes{${writableFilesystems}}`;

const where = 'It is {{ $labels.mountpoint }} of {{ $labels.instance }}';

/** What node exporter's metrics say of a node. https://github.com/prometheus/node_exporter#collectors */
export const nodeAlerts = explainedOn(clusterPage, [
  {
    name: 'NodeProcessorsBusy',
    kind: 'condition',
    // A process that waits for a disk keeps no processor busy.
    expression:
      '1 - sum by (instance) (rate(node_cpu_seconds_total{mode=~"idle|iowait"}[5m])) / sum by (instance) (rate(node_cpu_seconds_total[5m])) > 0.9',
    holdsFor: minutes(30),
    severity: 'warning',
    summary: 'The processors of a node are busy, and its pods wait for their turn.',
    description: '{{ $labels.instance }} uses {{ $value | humanizePercentage }} of its processors.',
  },
  {
    name: 'NodeMemoryAlmostFull',
    kind: 'condition',
    expression: '1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes > 0.9',
    holdsFor: minutes(15),
    severity: 'warning',
    summary: 'A node has hardly any memory left, and the kubelet will evict pods.',
    description: '{{ $labels.instance }} uses {{ $value | humanizePercentage }} of its memory.',
  },
  {
    name: 'NodeFilesystemAlmostFull',
    kind: 'condition',
    expression: `${free} < 0.05 and ${writable}`,
    holdsFor: minutes(15),
    severity: 'critical',
    summary: 'A file system of a node is almost full.',
    description: `${where}: {{ $value | humanizePercentage }} of it is free.`,
  },
  {
    name: 'NodeFilesystemFillsWithinADay',
    kind: 'condition',
    expression: `predict_linear(node_filesystem_avail_bytes{${writableFilesystems}}[6h], 86400) < 0 and ${free} < 0.4 and ${writable}`,
    holdsFor: minutes(30),
    severity: 'warning',
    summary: 'A file system of a node will be full within a day, if it fills as it did in the last six hours.',
    description: `${where}.`,
  },
  {
    name: 'NodeInodesAlmostGone',
    kind: 'condition',
    expression: `node_filesystem_files_free{${writableFilesystems}} / node_filesystem_files{${writableFilesystems}} < 0.05 and ${writable}`,
    holdsFor: minutes(15),
    severity: 'critical',
    summary: 'A file system of a node has hardly any room for further files, whatever their size.',
    description: `${where}: {{ $value | humanizePercentage }} of its inodes are free.`,
  },
  {
    name: 'NodeFilesBeyondLimit',
    kind: 'condition',
    expression: 'node_filefd_allocated / node_filefd_maximum > 0.8',
    holdsFor: minutes(15),
    severity: 'critical',
    summary: 'A node will soon be unable to open further files and connections.',
    description: '{{ $labels.instance }} has opened {{ $value | humanizePercentage }} of what it may.',
  },
  {
    name: 'NodeConnectionsBeyondLimit',
    kind: 'condition',
    expression: 'node_nf_conntrack_entries / node_nf_conntrack_entries_limit > 0.8',
    holdsFor: minutes(5),
    severity: 'warning',
    summary: 'The table in which a node follows connections is almost full; beyond it new connections are dropped.',
    description: '{{ $labels.instance }} follows {{ $value | humanizePercentage }} of what it may.',
  },
  {
    name: 'NodeClockWrong',
    kind: 'condition',
    expression: 'abs(node_timex_offset_seconds) > 0.05 and node_timex_sync_status == 0',
    holdsFor: minutes(10),
    severity: 'warning',
    summary: 'The clock of a node is wrong and nothing sets it, so that times of its signals are wrong too.',
    description: 'That of {{ $labels.instance }} is wrong by {{ $value | humanizeDuration }}.',
  },
]);

/** Those that these metrics are enough for: an alert about a metric that is not shown could never fire. */
export const nodeAlertsOf = (shown: readonly KnownMetrics[]): readonly ComponentAlert[] =>
  nodeAlerts.filter(({ expression }) =>
    [...expression.matchAll(/\bnode_\w+/g)].every(([metric]) => shown.some(({ name }) => name.test(metric))),
  );
