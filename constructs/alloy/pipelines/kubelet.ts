import { kubeletMetrics, volumeMetrics } from '../../kit/vocabulary/shared-metrics';
import { fromKubelet } from './from-kubelet';
import type { MetricsPipeline } from './pipeline';

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

/** The kubelet of the own node: pods, volumes and how long its work takes. */
export function kubelet(): MetricsPipeline {
  return fromKubelet({
    name: 'kubelet',
    comment: "This node's kubelet.",
    knownMetrics: [...kubeletMetrics, ...volumeMetrics],
    rules: [{ action: 'keep', source_labels: ['__name__'], regex: kept.join('|') }],
  });
}
