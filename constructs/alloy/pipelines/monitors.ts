import { type Cluster, type Endpoint, seconds } from '../../kit';
import { Given } from '../../kit/model/given';
import { isAddressedByIPv6 } from '../../kit/model/ip-families';
import { labels, optional } from '../../kit/model/validation';
import { podMeta } from '../../pod-logs/targets';
import type { MonitorsProps } from '../../scrape';
import { running } from '../../scrape/pods';
import { metricsAtPorts, podsAtPortsValidators } from '../../scrape/pods-at-ports';
import { watchServices } from '../../scrape/privileges';
import { usualTimeout } from '../../scrape/scraped';
import { readMonitors, watchPods } from '../privileges';
import { limitArguments } from '../scrape-limits';
import {
  type AlloyFile,
  type MetricsReceiver,
  object,
  prometheusOperatorPodMonitors,
  prometheusOperatorServiceMonitors,
  type RelabelRule,
} from '../syntax';
import { nodeName, nodeRule, scrapeInterval } from './own-node';
import type { MetricsPipeline, PipelineSurroundings } from './pipeline';
import { podLabelRules } from './pod-rules';

/** What is different between the two kinds of objects. */
interface Kind {
  readonly name: 'serviceMonitors' | 'podMonitors';
  readonly objects: 'ServiceMonitors' | 'PodMonitors';
  readonly resource: 'servicemonitors' | 'podmonitors';
  readonly component: typeof prometheusOperatorServiceMonitors;
  /** Services are between the objects and the pods. */
  readonly ofServices: boolean;
}

/**
 * Metrics of pods on the own node behind the Services that the Prometheus operator's ServiceMonitors choose, without the operator. Objects
 * that name a Secret are left out: Alloy may read none.
 */
export const serviceMonitors = (props: MonitorsProps): MetricsPipeline =>
  monitors(
    {
      name: 'serviceMonitors',
      objects: 'ServiceMonitors',
      resource: 'servicemonitors',
      component: prometheusOperatorServiceMonitors,
      ofServices: true,
    },
    props,
  );

/** Metrics of pods on the own node that the Prometheus operator's PodMonitors choose, as `serviceMonitors`. */
export const podMonitors = (props: MonitorsProps): MetricsPipeline =>
  monitors(
    {
      name: 'podMonitors',
      objects: 'PodMonitors',
      resource: 'podmonitors',
      component: prometheusOperatorPodMonitors,
      ofServices: false,
    },
    props,
  );

function monitors(kind: Kind, written: MonitorsProps): MetricsPipeline {
  const { name, objects, resource, component } = kind;
  const given = new Given<MonitorsProps>(name, written, {
    ...podsAtPortsValidators(objects),
    selector: optional(labels("{ release: 'prometheus' }")),
  });
  const { props } = given;
  const { namespaces, selector, interval = scrapeInterval } = props;
  return {
    name,
    written: `${name}({ … })`,
    sendsTo: 'metricsTo',
    ...(given.isSound
      ? { reads: { what: `what ${objects} choose`, chosen: JSON.stringify({ ...props, interval: undefined }) } }
      : {}),
    // Its metrics are somebody else's; the environment names those that queries ask for.
    knownMetrics: [],
    permissions: [readMonitors(resource), watchPods, ...(kind.ofServices ? watchServices : [])],
    usesApiServer: true,
    ofApplications: true,
    sources: (existing) => (existing.hasMonitors ? metricsAtPorts(existing, `pods of ${objects}`, props) : []),
    lacking: {
      problem: `${name}({ … }) reads ${objects}, and the cluster has no such objects`,
      instead: `prometheusOperatorCrds: true in the environment's cluster, or collect without ${name}({ … })`,
    },
    check(check, property) {
      const at = `${property} › ${name}`;
      const own = given.report(check, at);
      if (selector === undefined || !given.sound('selector')) return;
      const instead = "at least one label, such as selector: { release: 'prometheus' }, or no such property for all";
      own.require(Object.keys(selector).length > 0, `${at} › selector`, 'it has no label', instead);
    },
    write(file: AlloyFile, to: MetricsReceiver, _source: Endpoint, { scrapeLimits, cluster }: PipelineSurroundings) {
      file.add(
        component,
        'monitors',
        {
          forward_to: [to],
          ...(namespaces ? { namespaces } : {}),
          ...(kind.ofServices ? { kubernetes_role: 'endpointslice' } : {}),
          ...(selector ? { selector: { match_labels: object(selector) } } : {}),
          rule: [...chosen(props, cluster), nodeRule, ...podLabelRules],
          scrape: {
            default_scrape_interval: interval,
            ...(interval.seconds < usualTimeout ? { default_scrape_timeout: seconds(interval.seconds) } : {}),
            default_sample_limit: limitArguments(scrapeLimits).sample_limit,
          },
        },
        `Metrics of pods on this node that ${objects} choose.`,
      );
    },
  };
}

/**
 * Of all that the objects choose, what this agent asks: running pods of its node, at the ports that policies let through. Alloy takes no
 * `keepequal` here.
 */
const chosen = ({ ports, namespaces }: MonitorsProps, cluster: Cluster): RelabelRule[] => [
  { action: 'keep', source_labels: [podMeta.node], regex: nodeName },
  ...(namespaces ? [{ action: 'keep', source_labels: [podMeta.namespace], regex: namespaces.join('|') } as const] : []),
  {
    action: 'keep',
    source_labels: ['__address__'],
    // A pod that has addresses of both families stands in two slices; it is asked in the first family.
    regex: `${isAddressedByIPv6(cluster) ? '\\[.+\\]' : '[0-9.]+'}:(${ports.join('|')})`,
  },
  ...running,
];
