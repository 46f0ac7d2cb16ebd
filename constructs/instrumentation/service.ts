import type { EnvVar } from '../../imports/k8s';
import type { Endpoint } from '../kit';
import { line, optional, type Validators } from '../kit/model/validation';
import type { Home } from '../kit/pods/patch-source';
import { type LogsFrom, logsAttribute } from '../kit/vocabulary/instrumentation-labels';
import { isOutside } from './exporter';

/**
 * How the pods of an instrumented application say of themselves which service they are.
 * https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */

export interface ServiceSettings {
  /** The service's name. Default: the pod's label `app.kubernetes.io/name`. */
  readonly serviceName?: string;
  /** The group of services to which it belongs. Default: the pod's namespace. */
  readonly serviceNamespace?: string;
  /** The service's version. Default: the pod's label `app.kubernetes.io/version`. */
  readonly serviceVersion?: string;
  /** Where it runs, such as `staging`. Default: the environment's name. */
  readonly deploymentEnvironment?: string;
}

export const serviceValidators: Validators<ServiceSettings> = {
  serviceName: optional(line('shop')),
  serviceNamespace: optional(line('shops')),
  serviceVersion: optional(line('1.0.0')),
  deploymentEnvironment: optional(line('staging')),
};

export const resourceAttributes = 'OTEL_RESOURCE_ATTRIBUTES';
export const serviceNameVariable = 'OTEL_SERVICE_NAME';
/** The container's name, which no field reference gives. */
export const containerName = variable('CONTAINER_NAME');

/** What others refer to, so that it stands before them. */
export const podFields = ({ serviceVersion }: ServiceSettings): EnvVar[] => [
  field(variable('POD_NAME'), 'metadata.name'),
  field(variable('POD_UID'), 'metadata.uid'),
  field(variable('NAMESPACE_NAME'), 'metadata.namespace'),
  field(variable('NODE_NAME'), 'spec.nodeName'),
  ...(serviceVersion === undefined ? [field(variable('VERSION'), label('app.kubernetes.io/version'))] : []),
];

export const serviceNameOf = ({ serviceName }: ServiceSettings): EnvVar =>
  serviceName === undefined
    ? field(serviceNameVariable, label('app.kubernetes.io/name'))
    : { name: serviceNameVariable, value: serviceName };

/** Where the signals of pods come from, and where they are sent. */
export interface SignalRoute {
  /** The environment of the pods. */
  readonly from: Home;
  readonly to: Endpoint;
  /** Which copy of their lines is stored, where that is not decided by what they send. Default: it is. */
  readonly logs?: LogsFrom;
}

/** The last variable, as it refers to others. */
export function attributesOf(settings: ServiceSettings, route: SignalRoute): EnvVar {
  const { serviceNamespace, serviceVersion, deploymentEnvironment = route.from.name } = settings;
  return {
    name: resourceAttributes,
    value: attributes({
      'service.namespace': literal(serviceNamespace) ?? reference(variable('NAMESPACE_NAME')),
      'service.version': literal(serviceVersion) ?? reference(variable('VERSION')),
      'deployment.environment': literal(deploymentEnvironment),
      'k8s.namespace.name': reference(variable('NAMESPACE_NAME')),
      'k8s.pod.name': reference(variable('POD_NAME')),
      'k8s.pod.uid': reference(variable('POD_UID')),
      'k8s.container.name': reference(containerName),
      'k8s.node.name': reference(variable('NODE_NAME')),
      ...(isOutside(route.to) ? knownToNobody(route) : {}),
    }),
  };
}

/** What a Collector of the pods' own cluster adds by itself. */
const knownToNobody = ({ from, logs }: SignalRoute) => ({
  'k8s.cluster.name': literal(from.cluster.name),
  [logsAttribute]: logs,
});

const attributes = (values: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined)
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
