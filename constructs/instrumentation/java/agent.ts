import {
  type Container,
  type EnvVar,
  type PodSpec,
  Quantity,
  type Volume,
  type VolumeMount,
} from '../../../imports/k8s';
import type { Endpoint } from '../../kit';
import type { LogsFrom } from '../../kit/vocabulary/instrumentation-labels';
import { exporterVariables, isOutside } from '../exporter';
import { pushVariables } from '../logs';
import { attributesOf, podFields, type ServiceSettings, serviceNameOf, type Way } from '../service';

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

/** The jar is about 25 MB; the limit leaves room for those to come. */
export const volume: Volume = { name, emptyDir: { sizeLimit: Quantity.fromString('200Mi') } };

export const volumeMount: VolumeMount = { name, mountPath: folder, readOnly: true };

/** Whether a pod has the agent. */
export const hasJavaAgent = ({ initContainers = [] }: PodSpec): boolean =>
  initContainers.some((each) => each.name === name);

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

export interface AgentSettings extends ServiceSettings {
  /** Where the agent sends its signals. Its protocol follows from it. */
  readonly otlpTo: Endpoint<'otlp.grpc' | 'otlp.http'>;
}

/** The variables, in an order in which each reference finds what it refers to: the fields of the pod first, the attributes last. */
export function environmentVariables(
  settings: AgentSettings,
  way: Way,
  { logs, logsTo }: { readonly logs?: LogsFrom; readonly logsTo?: Endpoint<'loki.push'> } = {},
): EnvVar[] {
  const { otlpTo } = settings;
  return [
    ...podFields(settings),
    ...exporterVariables(otlpTo),
    serviceNameOf(settings),
    // Everything is sent; the Collector decides what is kept.
    { name: 'OTEL_TRACES_SAMPLER', value: 'always_on' },
    { name: logsExporter, value: sendsRecords(otlpTo, logs) ? 'otlp' : 'none' },
    { name: 'OTEL_METRICS_EXPORTER', value: 'otlp' },
    ...pushVariables(logsTo),
    attributesOf(settings, way),
  ];
}

/** The variable that says whether the agent sends log records. */
export const logsExporter = 'OTEL_LOGS_EXPORTER';

/** The Collector of the pods' own cluster drops what is not to be stored. One that can't look them up would store it beside the line. */
const sendsRecords = (to: Endpoint, logs: LogsFrom = 'stdout'): boolean =>
  logs === 'otlp' || (logs === 'stdout' && !isOutside(to));
