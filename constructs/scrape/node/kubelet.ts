import { kubeletMetrics, volumeMetrics } from '../../kit/vocabulary/shared-metrics';
import { kubeletAlerts } from '../../kubernetes/containers';
import { FromKubelet } from './from-kubelet';

/** What is kept of some 3,000 series: most of the rest are histograms of the libraries inside the kubelet. */
const kept = [
  'up',
  'scrape_.+',
  'kubelet_(running|started|restarted)_.+',
  'kubelet_(volume_stats|node|evictions|certificate_manager).*',
  'kubelet_(pleg_relist|pod_start|pod_worker)_(duration|interval)_.+',
  'kubelet_runtime_operations_(errors_)?total',
  'volume_manager_.+',
  'process_(cpu_seconds_total|resident_memory_bytes|start_time_seconds)',
];

/** The kubelet of every node: pods, volumes and how long its work takes. */
export function kubelet(): FromKubelet {
  return new FromKubelet({
    name: 'kubelet',
    comment: "This node's kubelet.",
    alerts: kubeletAlerts,
    knownMetrics: [...kubeletMetrics, ...volumeMetrics],
    rules: [{ action: 'keep', source_labels: ['__name__'], regex: kept.join('|'), usual: true }],
  });
}
