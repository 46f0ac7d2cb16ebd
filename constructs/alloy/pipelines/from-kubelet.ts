import type { Endpoint } from '../../kit';
import { type FromKubelet, kubeletTls, kubeletToken } from '../../scrape/node';
import { shownByKubelets } from '../../scrape/shared-source';
import { readOwnKubelet, watchPods } from '../privileges';
import { limitArguments } from '../scrape-limits';
import { type AlloyFile, type MetricsReceiver, prometheusRelabel, prometheusScrape } from '../syntax';
import { ownNodeTarget, scrapeInterval } from './own-node';
import type { MetricsPipeline, PipelineSurroundings } from './pipeline';
import { sampleRule } from './samples';
import { serviceOfPods } from './service-of-pods';

/** Metrics of the kubelet of the own node. */
export function fromKubelet({
  name,
  comment,
  rules,
  knownMetrics,
  alerts,
  path,
  ofPods,
}: FromKubelet): MetricsPipeline {
  return {
    name,
    sendsTo: 'metricsTo',
    reads: shownByKubelets({ name }),
    knownMetrics,
    alerts,
    permissions: [readOwnKubelet, ...(ofPods ? [watchPods] : [])],
    usesApiServer: ofPods,
    sources: ({ kubelet }) => [kubelet],
    write(file: AlloyFile, to: MetricsReceiver, source: Endpoint, surroundings: PipelineSurroundings) {
      const named = ofPods ? serviceOfPods(file, name, to) : to;
      const rule = [...surroundings.kept(knownMetrics), ...rules].map(sampleRule);
      const chosen = file.add(prometheusRelabel, name, { forward_to: [named], rule }, comment);
      file.add(prometheusScrape, name, {
        targets: [ownNodeTarget(source, surroundings)],
        scrape_interval: scrapeInterval,
        scheme: source.scheme,
        bearer_token_file: kubeletToken,
        tls_config: kubeletTls(surroundings.cluster),
        ...(path ? { metrics_path: path } : {}),
        forward_to: [chosen.receiver],
        job_name: name,
        // Otherwise a container that has ended would count for five more minutes.
        ...(ofPods ? { track_timestamps_staleness: true } : {}),
        ...limitArguments(surroundings.scrapeLimits),
      });
    },
  };
}
