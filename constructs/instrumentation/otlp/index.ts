import type { Container } from '../../../imports/k8s';
import type { DeploymentPatch } from '../../kit';
import { callSite } from '../../kit/model/call-site';
import { line, oneOf, optional, spokenEndpoint, type Validators } from '../../kit/model/validation';
import { homeOf } from '../../kit/pods/patch-source';
import { logsFrom, logsLabel, otlpEnabled, otlpLabel } from '../../kit/vocabulary/instrumentation-labels';
import {
  changedDeployment,
  connectionsOf,
  mergedVariables,
  refusal,
  sendingTo,
  statedServiceName,
  targetIn,
  wiredPatch,
  wrongOption,
} from '../deployment';
import { exporterMounts, otlpProtocols } from '../exporter';
import type { LogOptions } from '../logs';
import { containerName, serviceValidators } from '../service';
import { environmentVariables, type OtlpSettings } from './variables';

export interface OtlpOptions extends OtlpSettings, LogOptions {
  /** The container of the application. Default: the first one. */
  readonly container?: string;
}

const validators: Validators<OtlpOptions> = {
  otlpTo: spokenEndpoint(...otlpProtocols),
  ...serviceValidators,
  logs: optional(oneOf(logsFrom)),
  logsTo: optional(spokenEndpoint('loki.push')),
  container: optional(line('shop')),
};

const name = 'withOtlp';

/**
 * Tells an application that brings an OpenTelemetry SDK of its own, in any language, where it sends, what it shows there, and who it
 * is: a pure function, for a workload's `patch`. Nothing comes into the pod. What the Deployment says itself stays.
 */
export function withOtlp(options: OtlpOptions): DeploymentPatch {
  const madeAt = callSite();
  const wrong = wrongOption(name, options, validators, madeAt);
  const { otlpTo, logsTo, logs = 'stdout' } = options ?? {};
  const wires = () => ({ connections: [...sendingTo(name, otlpTo), ...connectionsOf(name, { logsTo })] });
  return wiredPatch(wrong, wires, (deployment, source) => {
    const refuse = refusal(name, madeAt, `the Deployment ${deployment.metadata?.name ?? 'without a name'}`);
    const target = targetIn(deployment, options.container, refuse);
    const { pod, container } = target;
    const serviceName = statedServiceName(target, options, refuse);
    const added = [
      { name: containerName, value: container.name },
      ...environmentVariables({ ...options, serviceName }, { from: homeOf(source), to: otlpTo, logs }),
    ];
    const mounts = exporterMounts(otlpTo);
    const changed: Container = {
      ...container,
      env: mergedVariables(container, added),
      volumeMounts: unlessNone([...(container.volumeMounts ?? []), ...mounts.volumeMounts]),
    };
    return changedDeployment(target, {
      container: changed,
      labels: { [otlpLabel]: otlpEnabled, [logsLabel]: logs },
      serviceName,
      pod: { volumes: unlessNone([...(pod.volumes ?? []), ...mounts.volumes]) },
    });
  });
}

const unlessNone = <T>(items: T[]): T[] | undefined => (items.length > 0 ? items : undefined);
