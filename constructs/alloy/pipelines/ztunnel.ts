import type { Endpoint } from '../../kit';
import { isAddressedByIPv6 } from '../../kit/model/ip-families';
import { podMeta } from '../../pod-logs/targets';
import { selected } from '../../scrape/component-pods';
import { ztunnelMetrics } from '../metrics';
import { watchPods } from '../privileges';
import { limitArguments } from '../scrape-limits';
import {
  type AlloyFile,
  discoveryKubernetes,
  discoveryRelabel,
  type MetricsReceiver,
  prometheusScrape,
} from '../syntax';
import { nodeRule, ownNodePods, scrapeInterval } from './own-node';
import type { MetricsPipeline, PipelineSurroundings } from './pipeline';
import { podLabelRules } from './pod-rules';

/** The connections that ztunnel carried on the own node. */
export function ztunnel(): MetricsPipeline {
  return {
    name: 'ztunnel',
    sendsTo: 'metricsTo',
    reads: { what: 'the metrics of ztunnel' },
    knownMetrics: ztunnelMetrics,
    permissions: [watchPods],
    usesApiServer: true,
    sources: ({ ztunnel }) => (ztunnel ? [ztunnel] : []),
    lacking: {
      problem: 'ztunnel() collects the metrics of an ambient mesh, and the cluster has none',
      instead: "mesh: istioAmbient() in the environment's cluster, or collect without ztunnel()",
    },
    write(file: AlloyFile, to: MetricsReceiver, source: Endpoint, { cluster, scrapeLimits }: PipelineSurroundings) {
      const { namespace, label } = selected(source);
      const pods = file.add(
        discoveryKubernetes,
        'ztunnel',
        {
          role: 'pod',
          namespaces: { names: [namespace] },
          selectors: [{ ...ownNodePods, label }],
        },
        'The connections that ztunnel carried on this node.',
      );
      const targets = file.add(discoveryRelabel, 'ztunnel', {
        targets: pods.targets,
        rule: [
          {
            source_labels: [podMeta.address],
            regex: '(.+)',
            target_label: '__address__',
            replacement: `${isAddressedByIPv6(cluster) ? '[$1]' : '$1'}:${source.port}`,
          },
          { source_labels: [podMeta.name], target_label: 'instance' },
          nodeRule,
          ...podLabelRules,
        ],
      });
      file.add(prometheusScrape, 'ztunnel', {
        targets: targets.output,
        forward_to: [to],
        job_name: 'ztunnel',
        scrape_interval: scrapeInterval,
        metrics_path: source.path,
        ...limitArguments(scrapeLimits),
      });
    },
  };
}
