import { type Component, mebibytes, millicores, seconds, Workload } from '../kit';
import { checkDisk } from '../opentelemetry/connect';
import type { Pipeline } from '../opentelemetry/pipelines';
import { watchSenders } from '../opentelemetry/privileges';
import { podName } from '../opentelemetry/processors/sums-of-pod';
import { samplingThresholdGate } from '../opentelemetry/processors/tail-sampling';
import { otlpPorts } from '../opentelemetry/receivers';
import type { PipelineOptions } from '../opentelemetry/sampled';
import type { sampler } from '../opentelemetry/sampler';
import { routingPipelines, samplingPipelines } from '../opentelemetry/tiers';
import type { Building, Built } from './built';
import type { OtelCollectorProps } from './props';
import { configurationOf } from './service';
import { tierAlerts } from './tier-rules';
import type { CollectorTiersProps } from './tiers-props';
import { collectorPods, destinationSecrets, queuesOn } from './workload';

/** For so long a pod that sends may hold an address that is gone: five seconds, and what caches of DNS add, which is usually thirty. */
const addressesKnown = seconds(45);

const usualResources = { cpu: millicores(100), memory: mebibytes(200), memoryLimit: mebibytes(400) };

/** The name of the pods that judge traces. */
const samplingName = ({ name }: Pick<Component, 'name'>): string => `${name}-sampling`;

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
  const { tiers, tracesTo, metricsTo, logsTo, copyTo, queues = 'volume' } = props;
  const { disk } = asked;
  const { routing: first = {}, sampling: second = {} } = tiers;
  const { replicas: samplers = 3 } = second;
  checkDisk(component.check, disk, copyTo);
  const resources = first.resources ?? usualResources;
  const judged = destinationSecrets(component, [tracesTo], copyTo);
  const sampling = new Workload(component, {
    ...collectorPods(component, {
      name: samplingName(component),
      args: [`--feature-gates=${samplingThresholdGate}`],
      configuration: () => configurationOf(samplingPipelines(of.options(), samplers)),
      change: second.configuration,
      takes: { 'otlp-grpc': otlpPorts['otlp-grpc'] },
      ports: {},
      resources: second.resources ?? usualResources,
    }),
    kind: 'StatefulSet',
    replicas: samplers,
    namesReadyPods: true,
    minReady: addressesKnown,
    ...queuesOn(queues, disk, judged.mounts),
  });
  const samplersEndpoint = sampling.endpoint(
    'otlp.grpc',
    'otlp-grpc',
    { largestRequest: mebibytes(asked.largestRequest.mebibytes + 1) },
    { readyPods: true },
  );
  // Its queues are in its memory, and no larger than a part of that.
  const inMemory = (options: PipelineOptions) => ({ ...options, disk: resources.memoryLimit ?? resources.memory });
  const routed = (options: PipelineOptions): Pipeline[] => routingPipelines(inMemory(options), samplersEndpoint);
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
  routing.connect('tiers', 'otlp.grpc', samplersEndpoint, { largestRequest: samplersEndpoint.offers.largestRequest });
  return {
    takes: routing,
    judge: sampling,
    fileOf: judged.fileOf,
    pipelines: (options) => [routed(options), samplingPipelines(options, samplers)],
    watched: [routing, sampling],
    alerts: tierAlerts(
      { routing: component, sampling: { name: samplingName(component), targetNamespace: component.targetNamespace } },
      samplers,
      { copyTo },
    ),
  };
}
