import { type Endpoint, seconds } from '../../kit';
import { permissionsFor } from '../../scrape/privileges';
import { type Scraped, usualTimeout } from '../../scrape/scraped';
import { metricsOfPods } from '../../scrape/shared-source';
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

/** Metrics of pods on the own node that no component of the environment brings. */
export function scraped(given: Scraped): MetricsPipeline {
  const { name, written, discovery, path, interval = scrapeInterval } = given;
  return {
    name,
    written,
    sendsTo: 'metricsTo',
    reads: metricsOfPods(given),
    // Its metrics are somebody else's; the environment names those that queries ask for.
    knownMetrics: [],
    permissions: [watchPods, ...permissionsFor(given)],
    usesApiServer: true,
    ofApplications: true,
    sources: (existing) => given.endpoints(existing),
    write(file: AlloyFile, to: MetricsReceiver, _source: Endpoint, surroundings: PipelineSurroundings) {
      const label = `scrape_${name.replaceAll('-', '_')}`;
      const { role, namespaces, selectors } = discovery;
      // Pods of other nodes are not known to the agent, so what is behind a Service there has no pod and is left out.
      const own = selectors.filter((selector) => selector.role === 'pod').map((selector) => selector.label);
      const found = file.add(
        discoveryKubernetes,
        label,
        {
          role,
          namespaces: namespaces && { names: namespaces },
          selectors: [
            ...selectors.filter((selector) => selector.role !== 'pod'),
            { ...ownNodePods, ...(own.length > 0 ? { label: own.join(',') } : {}) },
          ],
        },
        `Metrics of ${name.replaceAll('-', ' ')} on this node.`,
      );
      const targets = file.add(discoveryRelabel, label, {
        targets: found.targets,
        rule: [...given.rules, nodeRule, ...podLabelRules],
      });
      file.add(prometheusScrape, label, {
        targets: targets.output,
        forward_to: [to],
        job_name: name,
        metrics_path: path,
        scrape_interval: interval,
        scrape_timeout: interval.seconds < usualTimeout ? seconds(interval.seconds) : undefined,
        ...limitArguments(surroundings.scrapeLimits),
      });
    },
  };
}
