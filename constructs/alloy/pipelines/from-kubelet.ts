import type { Endpoint, KnownMetrics } from '../../kit';
import { readKubeletMetrics } from '../privileges';
import { limitArguments } from '../scrape-limits';
import { type AlloyFile, type MetricsReceiver, prometheusRelabel, prometheusScrape, type RelabelRule } from '../syntax';
import { ownNodeTarget, scrapeInterval } from './own-node';
import type { MetricsPipeline, PipelineSurroundings } from './pipeline';

/** Metrics that the kubelet of the own node answers with: its own, and those of cAdvisor inside it. */
export function fromKubelet(props: {
  readonly name: string;
  /** The comment above it in Alloy's configuration. */
  readonly comment: string;
  /** What is kept, and what is added to it. */
  readonly rules: readonly RelabelRule[];
  /** What is kept, as far as dashboards and alerts ask for it. */
  readonly knownMetrics: readonly KnownMetrics[];
  /** Default: `/metrics`. */
  readonly path?: string;
}): MetricsPipeline {
  const { name, comment, rules, knownMetrics, path } = props;
  return {
    name,
    sendsTo: 'metricsTo',
    knownMetrics,
    permissions: [readKubeletMetrics],
    sources: ({ kubelet }) => [kubelet],
    write(file: AlloyFile, to: MetricsReceiver, source: Endpoint, surroundings: PipelineSurroundings) {
      const chosen = file.add(prometheusRelabel, name, { forward_to: [to], rule: rules }, comment);
      file.add(prometheusScrape, name, {
        targets: [ownNodeTarget(source, surroundings)],
        scrape_interval: scrapeInterval,
        scheme: source.scheme,
        bearer_token_file: '/var/run/secrets/kubernetes.io/serviceaccount/token',
        // Kubelets sign their certificates themselves unless a cluster is set up otherwise, and the way is within the node.
        tls_config: { insecure_skip_verify: true },
        ...(path ? { metrics_path: path } : {}),
        forward_to: [chosen.receiver],
        job_name: name,
        ...limitArguments(surroundings.scrapeLimits),
      });
    },
  };
}
