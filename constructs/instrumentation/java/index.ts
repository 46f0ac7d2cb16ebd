import type { Container, EnvVar } from '../../../imports/k8s';
import type { DeploymentPatch } from '../../kit';
import { callSite } from '../../kit/model/call-site';
import { oneOf, optional, spokenEndpoint, type Validators, words } from '../../kit/model/validation';
import { homeOf } from '../../kit/pods/patch-source';
import { javaEnabled, javaLabel, logsFrom, logsLabel } from '../../kit/vocabulary/instrumentation-labels';
import {
  changedDeployment,
  connectionsOf,
  mergedVariables,
  type Refuse,
  refusal,
  sendingTo,
  statedServiceName,
  targetIn,
  wiredPatch,
  withPullSecrets,
  wrongOption,
} from '../deployment';
import { exporterMounts, otlpProtocols } from '../exporter';
import type { LogOptions } from '../logs';
import { tracesByMicrometer } from '../micrometer/variables';
import { containerName, serviceValidators } from '../service';
import {
  type AgentSettings,
  environmentVariables,
  hasJavaAgent,
  initContainer,
  javaToolOption,
  javaToolOptions,
  volume,
  volumeMount,
} from './agent';

export interface JavaAgentOptions extends AgentSettings, LogOptions {
  /** The container in which Java runs. Default: the first one. */
  readonly container?: string;
}

const validators: Validators<JavaAgentOptions> = {
  otlpTo: spokenEndpoint(...otlpProtocols),
  ...serviceValidators,
  logs: optional(oneOf(logsFrom)),
  logsTo: optional(spokenEndpoint('loki.push')),
  container: optional(words('shop')),
};

const name = 'withJavaAgent';

/**
 * Gives a Deployment the OpenTelemetry Java agent and leaves its image alone: a pure function, for a workload's `patch`. The
 * agent's image is that of the environment; for a Deployment of your own, name it: `withJavaAgent({ … })(deployment, lab)`.
 * What the Deployment says itself stays: its variables win, and its own JAVA_TOOL_OPTIONS come first.
 */
export function withJavaAgent(options: JavaAgentOptions): DeploymentPatch {
  const madeAt = callSite();
  const wrong = wrongOption(name, options, validators, madeAt);
  const { otlpTo, logsTo } = options ?? {};
  const wires = () => ({ connections: [...sendingTo(name, otlpTo), ...connectionsOf(name, { logsTo })] });
  return wiredPatch(wrong, wires, (deployment, source) => {
    const refuse = refusal(name, madeAt, `the Deployment ${deployment.metadata?.name ?? 'without a name'}`);
    const target = targetIn(deployment, options.container, refuse);
    const { pod, container } = target;
    if (hasJavaAgent(pod)) return refuse('has the agent already', 'one withJavaAgent for each Deployment');
    if (tracesByMicrometer(container)) {
      refuse(
        'has tracing by Micrometer already, and every span would be there twice',
        'withJavaAgent or withMicrometer',
      );
    }
    const serviceName = statedServiceName(target, options, refuse);
    const agents = [
      { name: containerName, value: container.name },
      ...environmentVariables({ ...options, serviceName }, { from: homeOf(source), to: otlpTo }, options),
    ];
    const mounts = exporterMounts(otlpTo);
    const changed: Container = {
      ...container,
      env: mergedVariables({ ...container, env: withToolOption(container.env, refuse) }, agents),
      volumeMounts: [...(container.volumeMounts ?? []), volumeMount, ...mounts.volumeMounts],
    };
    const agent = initContainer(source.imageReference(source.images.autoinstrumentationJava));
    return changedDeployment(target, {
      container: changed,
      labels: { [javaLabel]: javaEnabled, [logsLabel]: options.logs ?? 'stdout' },
      serviceName,
      pod: {
        imagePullSecrets: withPullSecrets(pod.imagePullSecrets, source.imagePullSecrets),
        initContainers: [agent, ...(pod.initContainers ?? [])],
        volumes: [...(pod.volumes ?? []), volume, ...mounts.volumes],
      },
    });
  });
}

/** The agent follows the application's own options, so that each of them is still read first. */
function withToolOption(own: readonly EnvVar[] = [], refuse: Refuse): EnvVar[] {
  const given = own.find((variable) => variable.name === javaToolOptions);
  if (given?.valueFrom) {
    refuse(
      `has ${javaToolOptions} from a reference, to which nothing can be appended`,
      `a variable of your own with that reference, and after it ${javaToolOptions} with the value $(YOUR_VARIABLE)`,
    );
  }
  const value = [given?.value, javaToolOption].filter(Boolean).join(' ');
  const changed: EnvVar = { name: javaToolOptions, value };
  return given ? own.map((variable) => (variable === given ? changed : variable)) : [...own, changed];
}
