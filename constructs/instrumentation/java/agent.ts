import type { EnvVar } from '../../../imports/k8s';
import type { Endpoint } from '../../kit';
import type { LogsFrom } from '../../kit/vocabulary/instrumentation-labels';
import { brought } from '../brought';
import { exporterVariables, isOutside } from '../exporter';
import { pushVariables } from '../logs';
import { attributesOf, podFields, type ServiceSettings, type SignalRoute, serviceNameOf } from '../service';

/**
 * What the OpenTelemetry Java agent needs in a pod, the same for both ways in which a pod gets it.
 * https://opentelemetry.io/docs/zero-code/java/agent/configuration/
 */

const folder = '/otel';

/** What the JVM is told, beside the options that an application has already. */
export const javaToolOption = `-javaagent:${folder}/javaagent.jar`;

/** The name of the variable whose value the application's own is added to. */
export const javaToolOptions = 'JAVA_TOOL_OPTIONS';

/** The agent, copied to where the application's container finds it. */
export const agent = brought('opentelemetry-java-agent', folder, ['cp', '/javaagent.jar', `${folder}/javaagent.jar`]);

export interface AgentSettings extends ServiceSettings {
  /** Where the agent sends its signals. Its protocol follows from it. */
  readonly otlpTo: Endpoint<'otlp.grpc' | 'otlp.http'>;
}

/** The variables, in an order in which each reference finds what it refers to: the fields of the pod first, the attributes last. */
export function environmentVariables(
  settings: AgentSettings,
  route: SignalRoute,
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
    attributesOf(settings, route),
  ];
}

/** The variable that says whether the agent sends log records. */
export const logsExporter = 'OTEL_LOGS_EXPORTER';

/** The Collector of the pods' own cluster drops what is not to be stored. One that can't look them up would store it beside the line. */
const sendsRecords = (to: Endpoint, logs: LogsFrom = 'stdout'): boolean =>
  logs === 'otlp' || (logs === 'stdout' && !isOutside(to));
