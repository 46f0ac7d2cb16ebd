import { type Container, type EnvVar, Quantity, type Volume, type VolumeMount } from '../../../imports/k8s';
import type { Endpoint } from '../../kit';

/**
 * What the OpenTelemetry Java agent needs in a pod, the same for both ways in which a pod gets it.
 * https://opentelemetry.io/docs/zero-code/java/agent/configuration/
 */

const name = 'opentelemetry-java-agent';
const folder = '/otel';

/** What the JVM is told, beside the options that an application has already. */
export const javaToolOption = `-javaagent:${folder}/javaagent.jar`;

/** The name of the variable whose value the application's own is added to. */
export const javaToolOptions = 'JAVA_TOOL_OPTIONS';
export const resourceAttributes = 'OTEL_RESOURCE_ATTRIBUTES';
export const serviceNameVariable = 'OTEL_SERVICE_NAME';
/** The container's name, which no field reference gives. */
export const containerName = variable('CONTAINER_NAME');

/** The jar is about 25 MB; the limit leaves room for those to come. */
export const volume: Volume = { name, emptyDir: { sizeLimit: Quantity.fromString('200Mi') } };

export const volumeMount: VolumeMount = { name, mountPath: folder, readOnly: true };

/** The name of the init container. */
export const initContainerName = name;

/**
 * Copies the agent to where the application's container finds it. It says as whom it runs, as the pod may not. `image`: the
 * reference by which the pod pulls it.
 */
export const initContainer = (image: string): Container => ({
  name,
  image,
  imagePullPolicy: 'IfNotPresent',
  command: ['cp', '/javaagent.jar', `${folder}/javaagent.jar`],
  resources: {
    requests: { cpu: Quantity.fromString('10m'), memory: Quantity.fromString('32Mi') },
    limits: { memory: Quantity.fromString('64Mi') },
  },
  volumeMounts: [{ name, mountPath: folder }],
  securityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    runAsUser: 10001,
    runAsGroup: 10001,
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
  },
});

export interface AgentSettings {
  /** Where the agent sends its signals. */
  readonly otlpTo: Endpoint<'otlp.grpc'>;
  /** The service's name. Default: the pod's label `app.kubernetes.io/name`. */
  readonly serviceName?: string;
  /** The group of services to which it belongs. Default: the pod's namespace. */
  readonly serviceNamespace?: string;
  /** The service's version. Default: the pod's label `app.kubernetes.io/version`. */
  readonly serviceVersion?: string;
  /** Where it runs, such as `staging`. Default: the name of the environment whose Collector it sends to. */
  readonly deploymentEnvironment?: string;
}

/** The variables, in an order in which each reference finds what it refers to: the fields of the pod first, the attributes last. */
export function environmentVariables(settings: AgentSettings): EnvVar[] {
  const { otlpTo, serviceName, serviceNamespace, serviceVersion } = settings;
  return [
    field(variable('POD_NAME'), 'metadata.name'),
    field(variable('POD_UID'), 'metadata.uid'),
    field(variable('NAMESPACE_NAME'), 'metadata.namespace'),
    field(variable('NODE_NAME'), 'spec.nodeName'),
    ...(serviceVersion === undefined ? [field(variable('VERSION'), label('app.kubernetes.io/version'))] : []),
    { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: otlpTo.url },
    // The agent's own default is HTTP, which has another port.
    { name: 'OTEL_EXPORTER_OTLP_PROTOCOL', value: 'grpc' },
    serviceName === undefined
      ? field(serviceNameVariable, label('app.kubernetes.io/name'))
      : { name: serviceNameVariable, value: serviceName },
    // Everything is sent; the Collector decides what is kept.
    { name: 'OTEL_TRACES_SAMPLER', value: 'always_on' },
    { name: 'OTEL_LOGS_EXPORTER', value: 'otlp' },
    { name: 'OTEL_METRICS_EXPORTER', value: 'otlp' },
    {
      name: resourceAttributes,
      value: attributes({
        'service.namespace': literal(serviceNamespace) ?? reference(variable('NAMESPACE_NAME')),
        'service.version': literal(serviceVersion) ?? reference(variable('VERSION')),
        'deployment.environment': literal(settings.deploymentEnvironment ?? otlpTo.owner.environment),
        'k8s.namespace.name': reference(variable('NAMESPACE_NAME')),
        'k8s.pod.name': reference(variable('POD_NAME')),
        'k8s.pod.uid': reference(variable('POD_UID')),
        'k8s.container.name': reference(containerName),
        'k8s.node.name': reference(variable('NODE_NAME')),
      }),
    },
  ];
}

const attributes = (values: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(values)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');

/** A value as it is, in the encoding that keeps commas and references out of it. */
const literal = (value: string | undefined): string | undefined =>
  value === undefined ? undefined : encodeURIComponent(value);

/** The names that the OpenTelemetry operator uses for the same. */
function variable(suffix: string): string {
  return `OTEL_RESOURCE_ATTRIBUTES_${suffix}`;
}

const reference = (variableName: string): string => `$(${variableName})`;

const label = (key: string): string => `metadata.labels['${key}']`;

const field = (variableName: string, fieldPath: string): EnvVar => ({
  name: variableName,
  valueFrom: { fieldRef: { fieldPath } },
});
