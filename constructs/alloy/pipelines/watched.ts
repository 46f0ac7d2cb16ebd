import type { Endpoint, KnownMetrics } from '../../kit';
import type { WatchedAddress } from '../../kit/vocabulary/watched';
import { podMeta } from '../../pod-logs/targets';
import { labelsOf, selected } from '../../scrape/component-pods';
import { keep, running } from '../../scrape/pods';
import { metricsOfJob } from '../../scrape/shared-source';
import { watchPods } from '../privileges';
import { limitArguments } from '../scrape-limits';
import { limitsFor } from '../shown';
import {
  type AlloyFile,
  discoveryKubernetes,
  discoveryRelabel,
  type MetricsReceiver,
  prometheusScrape,
  type RelabelRule,
} from '../syntax';
import { nodeName, nodeRule, ownNodePods, scrapeInterval } from './own-node';
import type { MetricsPipeline, PipelineSurroundings } from './pipeline';
import { podLabelRules } from './pod-rules';
import { onlyKept } from './samples';

/**
 * Metrics of a component's pods on the own node, so that one agent asks each pod. `shows`: what the component is known to show,
 * complete when the environment is built.
 */
export function watched({ endpoint, job }: WatchedAddress, shows: () => readonly KnownMetrics[]): MetricsPipeline {
  const { offers, owner, path, targetPort } = endpoint;
  return {
    name: job,
    written: `watch(${owner.component})`,
    sendsTo: 'metricsTo',
    reads: metricsOfJob(job),
    // They are the component's own.
    knownMetrics: [],
    permissions: [watchPods],
    usesApiServer: true,
    sources: () => [endpoint],
    write(file: AlloyFile, to: MetricsReceiver, _source: Endpoint, surroundings: PipelineSurroundings) {
      const label = `watch_${job.replaceAll(/[^A-Za-z0-9_]/g, '_')}`;
      const receiver = offers.ofCluster ? onlyKept(file, label, to, surroundings, shows()) : to;
      const { namespace, label: selector } = selected(endpoint);
      const pods = file.add(
        discoveryKubernetes,
        label,
        { role: 'pod', namespaces: { names: [namespace] }, selectors: [{ ...ownNodePods, label: selector }] },
        `Metrics of ${job} on this node.`,
      );
      const targets = file.add(discoveryRelabel, label, {
        targets: pods.targets,
        rule: [keep(podMeta.port, String(targetPort)), ...running, ...labelRules(endpoint)],
      });
      file.add(prometheusScrape, label, {
        targets: targets.output,
        forward_to: [receiver],
        job_name: job,
        ...(path === '/metrics' ? {} : { metrics_path: path }),
        scrape_interval: scrapeInterval,
        ...(offers.ofOthers ? { honor_labels: true } : {}),
        ...limitArguments(limitsFor({ shows: offers.shows, limits: surroundings.scrapeLimits })),
      });
    },
  };
}

/** What is said of the series. */
function labelRules(endpoint: Endpoint<'prometheus.exposition'>): readonly RelabelRule[] {
  // These say themselves whose they are, and their exporter is known by its Service: its pod's address changes with every roll-out.
  if (endpoint.offers.ofOthers) return [{ target_label: 'instance', replacement: endpoint.address }];
  if (!endpoint.offers.ofNodes) return [nodeRule, ...podLabelRules];
  // A pod that speaks for its node comes and goes with every roll-out, and its node stays.
  return [
    { target_label: 'instance', replacement: nodeName },
    nodeRule,
    ...Object.entries(labelsOf(endpoint)).map(([target_label, replacement]) => ({ target_label, replacement })),
  ];
}
