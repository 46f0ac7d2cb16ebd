import { type Component, Workload } from '../kit';
import { checkDisk } from '../opentelemetry/connect';
import type { Pipeline } from '../opentelemetry/pipelines';
import { watchSenders } from '../opentelemetry/privileges';
import { podName } from '../opentelemetry/processors/sums-of-pod';
import type { PipelineOptions } from '../opentelemetry/sampled';
import type { sampler } from '../opentelemetry/sampler';
import { routingPipelines } from '../opentelemetry/tiers';
import type { Building, Built } from './built';
import { judgingPods, usualResources } from './judging-pods';
import type { OtelCollectorProps } from './props';
import { configurationOf } from './service';
import { tierAlerts } from './tier-rules';
import type { CollectorTiersProps } from './tiers-props';
import { collectorPods, destinationSecrets } from './workload';

/**
 * Two tiers of Collectors. The first takes every signal and keeps nothing: metrics and logs go to their stores, spans to the one pod of the
 * second that judges their trace. https://opentelemetry.io/docs/collector/deploy/gateway/#combined-deployment-of-collectors-as-agents-and-gateways
 */
export function addTiers(
  component: Component,
  props: OtelCollectorProps & { readonly tiers: CollectorTiersProps },
  asked: ReturnType<typeof sampler>,
  of: Building,
): Built {
  const { tiers, metricsTo, logsTo, copyTo } = props;
  const { routing: first = {} } = tiers;
  checkDisk(component.check, asked.disk, copyTo);
  const resources = first.resources ?? usualResources;
  const judging = judgingPods(component, props, asked, of);
  const [judge, copies] = judging;
  // Its queues are in its memory, and no larger than a part of that.
  const inMemory = (options: PipelineOptions) => ({ ...options, disk: resources.memoryLimit ?? resources.memory });
  const routed = (options: PipelineOptions): Pipeline[] =>
    routingPipelines(inMemory(options), judge.endpoint, copies?.endpoint);
  const taken = destinationSecrets(component, [metricsTo, logsTo]);
  const routing = new Workload(component, {
    ...collectorPods(component, {
      configuration: () => configurationOf(routed(of.options())),
      change: first.configuration,
      ports: of.ports,
      resources,
      variables: [podName],
    }),
    kind: 'Deployment',
    // Its image has no program but the Collector, which refuses what comes as soon as it is asked to end.
    untilUnready: 'kubelet',
    // Each pod is asked for its metrics.
    headless: true,
    ...(first.autoscaling ? { autoscaling: first.autoscaling } : { replicas: first.replicas ?? 2 }),
    environmentVariables: { POD_NAME: { field: 'metadata.name' } },
    mounts: taken.mounts,
    permissions: { cluster: [watchSenders] },
  });
  routing.connect('kubernetes', 'kubernetes.api', component.environment.existing.apiServer);
  for (const { endpoint } of judging) {
    const { largestRequest } = endpoint.offers;
    routing.connect('tiers', 'otlp.grpc', endpoint, { largestRequest });
  }
  return {
    takes: routing,
    judge: judge.workload,
    judgeOfCopies: copies?.workload,
    fileOf: judge.fileOf,
    pipelines: (options) => [routed(options), ...judging.map((each) => each.pipelines(options))],
    watched: [routing, ...judging.map(({ workload }) => workload)],
    alerts: tierAlerts(component, judging, { copyTo }),
  };
}
