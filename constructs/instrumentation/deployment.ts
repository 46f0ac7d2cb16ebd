import type { Container, EnvVar, KubeDeploymentProps, LocalObjectReference, PodSpec } from '../../imports/k8s';
import { type DeploymentPatch, type Endpoint, Refusal } from '../kit';
import type { CallSite } from '../kit/model/call-site';
import { object, type Validators } from '../kit/model/validation';
import type { PatchConnection } from '../kit/pods/workload-props';
import { serviceNameAnnotation } from '../kit/vocabulary/instrumentation-labels';
import { unlessEmpty } from '../kit/vocabulary/labels';
import { exporterSecrets, type OtlpProtocol } from './exporter';
import { type LogOptions, wrongLogs } from './logs';
import { resourceAttributes, type ServiceSettings, serviceNameVariable } from './service';

/** How a Deployment is instrumented, the same for every agent. */

/** Refuses a Deployment. `option`: the option that is wrong. Default: the whole. */
export type Refuse = (problem: string, instead: string, option?: string) => never;

/** `patch`: the name of the function, as the environment file calls it. */
export const refusal =
  (patch: string, madeAt: CallSite, deployment: string): Refuse =>
  (problem, instead, option) => {
    const property = option ? `${patch}.${option}` : patch;
    throw new Refusal(`${deployment} ${problem}`, instead, { property, madeAt });
  };

/** What the first wrong option is, as what is thrown; undefined where none is wrong. */
export function wrongOption<Options extends LogOptions>(
  patch: string,
  options: Options,
  validators: Validators<Options>,
  madeAt: CallSite,
): Refusal | undefined {
  let found: Refusal | undefined;
  const report = (property: string, problem: string, instead: string) => {
    found ??= new Refusal(problem, instead, { property, madeAt });
  };
  const given = object(validators).validate(options, patch, { report });
  const wrong = found ? undefined : wrongLogs(given);
  if (wrong) report(`${patch}.${wrong.option}`, wrong.problem, wrong.instead);
  return found;
}

/** A patch and its wires. With a wrong option it has none and refuses every Deployment. */
export const wiredPatch = (
  wrong: Refusal | undefined,
  wires: () => Pick<DeploymentPatch, 'connections' | 'metrics'>,
  change: (...given: Parameters<DeploymentPatch>) => KubeDeploymentProps,
): DeploymentPatch =>
  Object.assign(
    (...given: Parameters<DeploymentPatch>) => {
      if (wrong) throw wrong;
      return change(...given);
    },
    wrong ? {} : wires(),
  );

/** The wires of the options that are endpoints. `patch`: the name of the function. */
export const connectionsOf = (
  patch: string,
  endpoints: Readonly<Record<string, Endpoint | undefined>>,
): readonly PatchConnection[] =>
  Object.entries(endpoints).flatMap(([option, to]) =>
    to ? [{ property: `${patch}.${option}`, protocol: to.protocol, to }] : [],
  );

/** The wire of a sender that shows what the endpoint asks for. `patch`: the name of the function. */
export const sendingTo = (patch: string, to: Endpoint<OtlpProtocol> | undefined): readonly PatchConnection[] =>
  to
    ? [{ property: `${patch}.otlpTo`, protocol: to.protocol, to, usesAccess: true, secrets: exporterSecrets(to) }]
    : [];

/** A Deployment and the container of it that is instrumented. */
export interface Target {
  readonly deployment: KubeDeploymentProps;
  readonly pod: PodSpec;
  readonly container: Container;
}

/** `container`: its name. Default: the first. */
export function targetIn(deployment: KubeDeploymentProps, container: string | undefined, refuse: Refuse): Target {
  const pod = deployment.spec?.template.spec;
  if (!pod) return refuse('has no pod template', 'a Deployment with a spec.template.spec');
  const wanted = container ?? pod.containers[0]?.name;
  const found = pod.containers.find(({ name }) => name === wanted);
  if (found) return { deployment, pod, container: found };
  const names = pod.containers.map(({ name }) => name).join(', ');
  return refuse(`has no container named ${wanted}`, `one of: ${names}`, 'container');
}

/** The service's name where it is stated; undefined where the pod's label or a reference says it. Refuses a pod that nothing names. */
export function statedServiceName(
  { deployment, container }: Target,
  { serviceName }: ServiceSettings,
  refuse: Refuse,
): string | undefined {
  const { labels = {}, annotations = {} } = deployment.spec?.template.metadata ?? {};
  const own = container.env?.find(({ name }) => name === serviceNameVariable);
  const stated = own?.value ?? serviceName ?? annotations[serviceNameAnnotation];
  if (stated === undefined && !own && !labels['app.kubernetes.io/name']) {
    refuse('has nothing that names the service', 'serviceName, or the pod label app.kubernetes.io/name');
  }
  return stated;
}

/** The container's own variables and then those that are added, the resource attributes last as they refer to others. */
export function mergedVariables({ env: own = [] }: Container, added: readonly EnvVar[]): EnvVar[] {
  const named = (name: string) => own.some((each) => each.name === name);
  return [
    ...own.filter(({ name }) => name !== resourceAttributes),
    ...added.filter(({ name }) => name !== resourceAttributes && !named(name)),
    ...mergedAttributes(
      added.filter(({ name }) => name === resourceAttributes),
      own,
    ),
  ];
}

/** The later of two values for one attribute is taken, so the application's own stand at the end. */
function mergedAttributes(added: readonly EnvVar[], own: readonly EnvVar[]): EnvVar[] {
  const theirs = own.find(({ name }) => name === resourceAttributes);
  if (!theirs) return [...added];
  if (theirs.valueFrom) return [theirs];
  return added.map((each) => ({ ...each, value: [each.value, theirs.value].filter(Boolean).join(',') }));
}

/** What a Deployment gets. */
export interface Changes {
  /** The instrumented container. */
  readonly container: Container;
  /** Of the Deployment and of its pods. */
  readonly labels: Readonly<Record<string, string>>;
  /** Of its pods. */
  readonly annotations?: Readonly<Record<string, string>>;
  readonly serviceName: string | undefined;
  /** What else becomes of the pod. Default: nothing. */
  readonly pod?: Partial<PodSpec>;
}

/** The Deployment with the changes; what it is made from stays as it is. */
export function changedDeployment({ deployment, pod, container }: Target, changes: Changes): KubeDeploymentProps {
  const { spec } = deployment;
  if (!spec) return deployment;
  const { metadata = {} } = spec.template;
  const named: Record<string, string> = changes.serviceName ? { [serviceNameAnnotation]: changes.serviceName } : {};
  const annotations = { ...metadata.annotations, ...changes.annotations, ...named };
  return {
    ...deployment,
    metadata: { ...deployment.metadata, labels: { ...deployment.metadata?.labels, ...changes.labels } },
    spec: {
      ...spec,
      template: {
        ...spec.template,
        metadata: {
          ...metadata,
          labels: { ...metadata.labels, ...changes.labels },
          annotations: unlessEmpty(annotations),
        },
        spec: {
          ...pod,
          ...changes.pod,
          containers: pod.containers.map((each) => (each === container ? changes.container : each)),
        },
      },
    },
  };
}

/** The pod's own Secrets and those by which a further image is pulled, each once; undefined where there is none. */
export function withPullSecrets(
  own: readonly LocalObjectReference[] = [],
  further: readonly LocalObjectReference[],
): LocalObjectReference[] | undefined {
  const byName = new Map([...own, ...further].map((secret) => [secret.name, secret]));
  return byName.size > 0 ? [...byName.values()] : undefined;
}
