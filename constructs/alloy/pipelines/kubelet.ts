import type { PolicyRule } from '../../../imports/k8s';
import type { Endpoint } from '../../kit';
import { type AlloyFile, type MetricsReceiver, prometheusRelabel, prometheusScrape } from '../syntax';
import { ownNodeTarget, scrapeInterval } from './own-node';
import type { MetricsPipeline } from './pipeline';

/** Reading a kubelet's metrics, and nothing else of it: `nodes/proxy` would run commands in every pod. */
export const readKubeletMetrics: PolicyRule = { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] };

/** How a kubelet is asked, for its own metrics and for those of cAdvisor inside it. */
export function kubeletScrape(source: Endpoint) {
  return {
    targets: [ownNodeTarget(source)],
    scrape_interval: scrapeInterval,
    scheme: source.scheme,
    bearer_token_file: '/var/run/secrets/kubernetes.io/serviceaccount/token',
    // Kubelets sign their certificates themselves unless a cluster is set up otherwise, and the way is within the node.
    tls_config: { insecure_skip_verify: true },
  };
}

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
  return {
    name: 'kubelet',
    sendsTo: 'metricsTo',
    permissions: [readKubeletMetrics],
    source: (existing) => existing.kubelet,
    write(file: AlloyFile, to: MetricsReceiver, source: Endpoint) {
      const chosen = file.add(
        prometheusRelabel,
        'kubelet',
        {
          forward_to: [to],
          rule: [{ action: 'keep', source_labels: ['__name__'], regex: kept.join('|') }],
        },
        "This node's kubelet.",
      );
      file.add(prometheusScrape, 'kubelet', {
        ...kubeletScrape(source),
        forward_to: [chosen.receiver],
        job_name: 'kubelet',
      });
    },
  };
}
