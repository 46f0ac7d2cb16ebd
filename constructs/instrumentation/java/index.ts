import type { DeploymentPatch } from '../../kit';
import { callSite } from '../../kit/model/call-site';
import { line, oneOf, optional, spokenEndpoint, type Validators } from '../../kit/model/validation';
import { homeOf } from '../../kit/pods/patch-source';
import { javaEnabled, javaLabel, logsFrom, logsLabel } from '../../kit/vocabulary/instrumentation-labels';
import { type FoundBy, withBrought } from '../brought';
import { connectionsOf, refusal, sendingTo, statedServiceName, targetIn, wiredPatch, wrongOption } from '../deployment';
import { otlpProtocols } from '../exporter';
import type { LogOptions } from '../logs';
import { tracesByMicrometer } from '../micrometer/variables';
import { serviceValidators } from '../service';
import { type AgentSettings, agent, environmentVariables, javaToolOption, javaToolOptions } from './agent';

export interface JavaAgentOptions extends AgentSettings, LogOptions {
  /** The container in which Java runs. Default: the first one. */
  readonly container?: string;
}

const validators: Validators<JavaAgentOptions> = {
  otlpTo: spokenEndpoint(...otlpProtocols),
  ...serviceValidators,
  logs: optional(oneOf(logsFrom)),
  logsTo: optional(spokenEndpoint('loki.push')),
  container: optional(line('shop')),
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
    if (agent.isIn(pod)) return refuse('has the agent already', 'one withJavaAgent for each Deployment');
    if (tracesByMicrometer(container)) {
      refuse(
        'has tracing by Micrometer already, and every span would be there twice',
        'withJavaAgent or withMicrometer',
      );
    }
    const serviceName = statedServiceName(target, options, refuse);
    const changes = {
      otlpTo,
      initContainer: agent.initContainer(source.imageReference(source.images.autoinstrumentationJava)),
      foundBy: byToolOption,
      variables: environmentVariables({ ...options, serviceName }, { from: homeOf(source), to: otlpTo }, options),
      labels: { [javaLabel]: javaEnabled, [logsLabel]: options.logs ?? 'stdout' },
      serviceName,
      imagePullSecrets: source.imagePullSecrets,
    };
    return withBrought(target, agent, changes, refuse);
  });
}

/** The agent follows the application's own options, so that each of them is still read first. */
const byToolOption: FoundBy = {
  name: javaToolOptions,
  value: (own) => [own, javaToolOption].filter(Boolean).join(' '),
  joined: 'appended',
};
