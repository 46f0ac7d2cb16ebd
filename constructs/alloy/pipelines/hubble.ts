import type { Endpoint } from '../../kit';
import { signalLabels } from '../../kit/vocabulary/signal-labels';
import { hubbleMetrics } from '../metrics';
import { limitArguments } from '../scrape-limits';
import { type AlloyFile, type MetricsReceiver, prometheusRelabel, prometheusScrape, type RelabelRule } from '../syntax';
import { ownNodeTarget, scrapeInterval } from './own-node';
import type { MetricsPipeline, PipelineSurroundings } from './pipeline';

/**
 * The flows that Cilium saw on the own node. `namespace` and `pod` are the flow's, not those of Cilium's agent. There is no
 * `service_name`: Cilium does not know the annotation that names it, and the agent knows no pod of another node to look it up.
 */
export function hubble(): MetricsPipeline {
  return {
    name: 'hubble',
    sendsTo: 'metricsTo',
    reads: { what: 'the metrics of Hubble' },
    knownMetrics: hubbleMetrics,
    sources: ({ hubble }) => (hubble ? [hubble] : []),
    lacking: {
      problem: 'hubble() collects the metrics of Hubble, and the cluster has none',
      instead: "network: cilium({ hubble: true }) in the environment's cluster, or collect without hubble()",
    },
    write(file: AlloyFile, to: MetricsReceiver, source: Endpoint, surroundings: PipelineSurroundings) {
      const flows = file.add(
        prometheusRelabel,
        'hubble',
        {
          forward_to: [to],
          rule: [
            ...ofTheFlow('namespace', signalLabels['k8s.namespace.name']),
            ...ofTheFlow('pod', signalLabels['k8s.pod.name']),
          ],
        },
        'The flows that Cilium saw on this node.',
      );
      file.add(prometheusScrape, 'hubble', {
        targets: [ownNodeTarget(source, surroundings)],
        forward_to: [flows.receiver],
        job_name: 'hubble',
        scrape_interval: scrapeInterval,
        metrics_path: source.path,
        ...limitArguments(surroundings.scrapeLimits),
      });
    },
  };
}

/** A label from the flow's source; where the source is outside the cluster, from its destination. */
const ofTheFlow = (what: string, label: string): RelabelRule[] =>
  [`destination_${what}`, `source_${what}`].map((side) => ({
    source_labels: [side],
    regex: '(.+)',
    target_label: label,
  }));
