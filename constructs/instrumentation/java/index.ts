import type { Container, EnvVar, LocalObjectReference } from '../../../imports/k8s';
import { type DeploymentPatch, Refusal } from '../../kit';
import { type CallSite, callSite } from '../../kit/model/call-site';
import { object, oneOf, optional, spokenEndpoint, type Validators, words } from '../../kit/model/validation';
import {
  javaEnabled,
  javaLabel,
  type LogsFrom,
  logsFrom,
  logsLabel,
  serviceNameAnnotation,
} from '../../kit/vocabulary/instrumentation-labels';
import {
  type AgentSettings,
  containerName,
  environmentVariables,
  initContainer,
  initContainerName,
  javaToolOption,
  javaToolOptions,
  resourceAttributes,
  serviceNameVariable,
  volume,
  volumeMount,
} from './agent';

export interface JavaAgentOptions extends AgentSettings {
  /** Which copy of a log line is stored: the printed one, or the record that the agent sends. Default: `stdout`. */
  readonly logs?: LogsFrom;
  /** The container in which Java runs. Default: the first one. */
  readonly container?: string;
}

const validators: Validators<JavaAgentOptions> = {
  otlpTo: spokenEndpoint('otlp.grpc'),
  serviceName: optional(words('shop')),
  serviceNamespace: optional(words('shops')),
  serviceVersion: optional(words('1.0.0')),
  deploymentEnvironment: optional(words('staging')),
  logs: optional(oneOf(logsFrom)),
  container: optional(words('shop')),
};

/**
 * Gives a Deployment the OpenTelemetry Java agent and leaves its image alone: a pure function, for a workload's `patch`. The
 * agent's image is that of the environment; for a Deployment of your own, name it: `withJavaAgent({ … })(deployment, lab)`.
 * What the Deployment says itself stays: its variables win, and its own JAVA_TOOL_OPTIONS come first.
 */
export function withJavaAgent(options: JavaAgentOptions): DeploymentPatch {
  const madeAt = callSite();
  return (deployment, source) => {
    const refuse = refusal(madeAt, `the Deployment ${deployment.metadata?.name ?? 'without a name'}`);
    refuseWrong(options, madeAt);
    const { spec } = deployment;
    const pod = spec?.template.spec;
    if (!spec || !pod) return refuse('has no pod template', 'a Deployment with a spec.template.spec');
    const [first] = pod.containers;
    const patched = options.container ?? first?.name;
    const target = pod.containers.find(({ name }) => name === patched);
    if (!target) {
      const names = pod.containers.map(({ name }) => name).join(', ');
      return refuse(`has no container named ${patched}`, `one of: ${names}`, 'container');
    }
    if (pod.initContainers?.some(({ name }) => name === initContainerName)) {
      return refuse('has the agent already', 'one withJavaAgent for each Deployment');
    }
    const metadata = spec.template.metadata ?? {};
    const serviceName =
      ownValue(target, serviceNameVariable) ?? options.serviceName ?? metadata.annotations?.[serviceNameAnnotation];
    if (serviceName === undefined && !target.env?.some(({ name }) => name === serviceNameVariable)) {
      const label = metadata.labels?.['app.kubernetes.io/name'];
      if (!label) refuse('has nothing that names the service', 'serviceName, or the pod label app.kubernetes.io/name');
    }
    const labels = { [javaLabel]: javaEnabled, [logsLabel]: options.logs ?? 'stdout' };
    const agent = initContainer(source.imageReference(source.images.autoinstrumentationJava));
    const container: Container = {
      ...target,
      env: mergedVariables(target, { ...options, serviceName }, refuse),
      volumeMounts: [...(target.volumeMounts ?? []), volumeMount],
    };
    return {
      ...deployment,
      metadata: { ...deployment.metadata, labels: { ...deployment.metadata?.labels, ...labels } },
      spec: {
        ...spec,
        template: {
          ...spec.template,
          metadata: {
            ...metadata,
            labels: { ...metadata.labels, ...labels },
            annotations: serviceName
              ? { ...metadata.annotations, [serviceNameAnnotation]: serviceName }
              : metadata.annotations,
          },
          spec: {
            ...pod,
            imagePullSecrets: withPullSecrets(pod.imagePullSecrets, source.imagePullSecrets),
            initContainers: [agent, ...(pod.initContainers ?? [])],
            containers: pod.containers.map((each) => (each === target ? container : each)),
            volumes: [...(pod.volumes ?? []), volume],
          },
        },
      },
    };
  };
}

/** The pod's own Secrets and those by which the agent's image is pulled, each once; undefined where there is none. */
function withPullSecrets(
  own: readonly LocalObjectReference[] = [],
  further: readonly LocalObjectReference[],
): LocalObjectReference[] | undefined {
  const byName = new Map([...own, ...further].map((secret) => [secret.name, secret]));
  return byName.size > 0 ? [...byName.values()] : undefined;
}

type Refuse = (problem: string, instead: string, option?: string) => never;

const refusal =
  (madeAt: CallSite, deployment: string): Refuse =>
  (problem, instead, option) => {
    const property = option ? `withJavaAgent.${option}` : 'withJavaAgent';
    throw new Refusal(`${deployment} ${problem}`, instead, { property, madeAt });
  };

/** Throws what the first wrong option is. */
function refuseWrong(options: JavaAgentOptions, madeAt: CallSite): void {
  object(validators).validate(options, 'withJavaAgent', {
    report(property, problem, instead) {
      throw new Refusal(problem, instead, { property, madeAt });
    },
  });
}

const ownValue = (container: Container, name: string): string | undefined =>
  container.env?.find((each) => each.name === name)?.value;

/** The container's own variables and then the agent's, the resource attributes last as they refer to others. */
function mergedVariables(container: Container, settings: AgentSettings, refuse: Refuse): EnvVar[] {
  const own = container.env ?? [];
  const named = (name: string) => own.some((each) => each.name === name);
  const agents = [{ name: containerName, value: container.name }, ...environmentVariables(settings)];
  const attributes = agents.filter(({ name }) => name === resourceAttributes);
  return [
    ...own.filter(({ name }) => name !== resourceAttributes).map((each) => withAgentOption(each, refuse)),
    ...(named(javaToolOptions) ? [] : [{ name: javaToolOptions, value: javaToolOption }]),
    ...agents.filter(({ name }) => name !== resourceAttributes && !named(name)),
    ...mergedAttributes(attributes, own),
  ];
}

/** The agent follows the application's own options, so that each of them is still read first. */
function withAgentOption(variable: EnvVar, refuse: Refuse): EnvVar {
  if (variable.name !== javaToolOptions) return variable;
  if (variable.valueFrom) {
    return refuse(
      `has ${javaToolOptions} from a reference, to which nothing can be appended`,
      `a variable of your own with that reference, and after it ${javaToolOptions} with the value $(YOUR_VARIABLE)`,
    );
  }
  return { ...variable, value: [variable.value, javaToolOption].filter(Boolean).join(' ') };
}

/** Of two values for one attribute the agent takes the later, so the application's own stand at the end. */
function mergedAttributes(agents: readonly EnvVar[], own: readonly EnvVar[]): EnvVar[] {
  const theirs = own.find(({ name }) => name === resourceAttributes);
  if (!theirs) return [...agents];
  if (theirs.valueFrom) return [theirs];
  return agents.map((each) => ({ ...each, value: [each.value, theirs.value].filter(Boolean).join(',') }));
}
