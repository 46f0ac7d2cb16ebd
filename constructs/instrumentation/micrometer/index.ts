import type { Container } from '../../../imports/k8s';
import type { DeploymentPatch, Endpoint } from '../../kit';
import { callSite } from '../../kit/model/call-site';
import { count, line, oneOf, optional, spokenEndpoint, urlPath, type Validators } from '../../kit/model/validation';
import { homeOf } from '../../kit/pods/patch-source';
import {
  javaEnabled,
  javaLabel,
  logsLabel,
  otlpEnabled,
  otlpLabel,
  scrapeAnnotation,
} from '../../kit/vocabulary/instrumentation-labels';
import {
  changedDeployment,
  connectionsOf,
  mergedVariables,
  type Refuse,
  refusal,
  statedServiceName,
  type Target,
  targetIn,
  wiredPatch,
  wrongOption,
} from '../deployment';
import { agent } from '../java/agent';
import type { LogOptions } from '../logs';
import { containerName, type ServiceSettings, serviceValidators } from '../service';
import { environmentVariables } from './variables';

/** Micrometer sends no log records. */
const logCopies = ['stdout', 'push'] as const;

export interface MicrometerOptions extends ServiceSettings, LogOptions<(typeof logCopies)[number]> {
  /** Where the application sends its traces. */
  readonly tracesTo: Endpoint<'otlp.http'>;
  /** The port of the container at which the application shows its metrics. Default: the container's first port. */
  readonly metricsPort?: number;
  /** The path of its metrics. Default: `/actuator/prometheus`. */
  readonly metricsPath?: string;
  /** The container in which Java runs. Default: the first one. */
  readonly container?: string;
}

const validators: Validators<MicrometerOptions> = {
  tracesTo: spokenEndpoint('otlp.http'),
  ...serviceValidators,
  logs: optional(oneOf(logCopies)),
  logsTo: optional(spokenEndpoint('loki.push')),
  metricsPort: optional(count(1, 65_535)),
  metricsPath: optional(urlPath('/actuator/prometheus')),
  container: optional(line('shop')),
};

const name = 'withMicrometer';

const usualPath = '/actuator/prometheus';

/**
 * Tells a Spring Boot application that has Micrometer where its traces go and who it is, and annotates its pods for
 * `annotatedPods`: a pure function, for a workload's `patch`. What the Deployment says itself stays. Refuses a Deployment with the
 * Java agent, as every span would be there twice. https://docs.spring.io/spring-boot/reference/actuator/observability.html
 */
export function withMicrometer(options: MicrometerOptions): DeploymentPatch {
  const madeAt = callSite();
  const wrong = wrongOption(name, options, validators, madeAt);
  const { tracesTo, logsTo, metricsPort: port, metricsPath: path = usualPath } = options ?? {};
  const wires = () => ({ connections: connectionsOf(name, { tracesTo, logsTo }), metrics: { port, path } });
  return wiredPatch(wrong, wires, (deployment, source) => {
    const refuse = refusal(name, madeAt, `the Deployment ${deployment.metadata?.name ?? 'without a name'}`);
    const target = targetIn(deployment, options.container, refuse);
    if (agent.isIn(target.pod) || deployment.metadata?.labels?.[javaLabel] === javaEnabled) {
      refuse('has the Java agent already, and every span would be there twice', 'withJavaAgent or withMicrometer');
    }
    const { container } = target;
    const serviceName = statedServiceName(target, options, refuse);
    const added = [
      { name: containerName, value: container.name },
      ...environmentVariables({ ...options, serviceName }, { from: homeOf(source), to: tracesTo }),
    ];
    const changed: Container = { ...container, env: mergedVariables(container, added) };
    return changedDeployment(target, {
      container: changed,
      labels: { [logsLabel]: options.logs ?? 'stdout', [otlpLabel]: otlpEnabled },
      annotations: {
        [scrapeAnnotation('scrape')]: 'true',
        [scrapeAnnotation('port')]: String(metricsPortOf(target, port, refuse)),
        [scrapeAnnotation('path')]: path,
      },
      serviceName,
    });
  });
}

/** Only a port that stands among the container's is found by a scrape. */
function metricsPortOf({ container }: Target, wanted: number | undefined, refuse: Refuse): number {
  const ports = (container.ports ?? []).map(({ containerPort }) => containerPort);
  const [first] = ports;
  if (first === undefined) {
    return refuse(
      `names no port of its container ${container.name}, so nothing can ask it for metrics`,
      'the port at which the application answers, among the ports of the container',
    );
  }
  if (wanted === undefined || ports.includes(wanted)) return wanted ?? first;
  return refuse(
    `has no port ${wanted} in its container ${container.name}`,
    `one of: ${ports.join(', ')}`,
    'metricsPort',
  );
}
