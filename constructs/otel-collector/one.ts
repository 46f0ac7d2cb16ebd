import { type Component, mebibytes, millicores } from '../kit';
import { offersOf } from '../opentelemetry/destinations';
import { samplingThresholdGate } from '../opentelemetry/processors/tail-sampling';
import { sampledPipelines } from '../opentelemetry/sampled';
import type { sampler } from '../opentelemetry/sampler';
import type { Building, Built } from './built';
import type { OtelCollectorProps } from './props';
import { collectorAlerts } from './rules';
import { configurationOf } from './service';
import { collectorWorkload, destinationSecrets } from './workload';

/** One workload that takes every signal, judges traces and keeps what waits. */
export function addOne(
  component: Component,
  props: OtelCollectorProps,
  asked: ReturnType<typeof sampler>,
  { ports, options }: Building,
): Built {
  const { metricsTo, logsTo, tracesTo, copyTo, configuration, resources } = props;
  const secrets = destinationSecrets(component, [metricsTo, logsTo, tracesTo], copyTo);
  const counting = [tracesTo, copyTo?.traces].some((to) => to && offersOf(to).spanMetrics);
  const workload = collectorWorkload(component, {
    ...props,
    disk: asked.disk,
    args: counting ? [`--feature-gates=${samplingThresholdGate}`] : [],
    configuration: () => configurationOf(sampledPipelines(options())),
    change: configuration,
    ports,
    mounts: secrets.mounts,
    resources: resources ?? { cpu: millicores(100), memory: mebibytes(200), memoryLimit: mebibytes(400) },
  });
  return {
    takes: workload,
    judge: workload,
    fileOf: secrets.fileOf,
    pipelines: (each) => [sampledPipelines(each)],
    watched: [workload],
    alerts: collectorAlerts(component, { copyTo }),
  };
}
