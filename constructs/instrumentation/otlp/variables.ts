import type { EnvVar } from '../../../imports/k8s';
import type { Endpoint } from '../../kit';
import { exporterVariables } from '../exporter';
import { pushVariables } from '../logs';
import { attributesOf, podFields, type ServiceSettings, type SignalRoute, serviceNameOf } from '../service';

export interface OtlpSettings extends ServiceSettings {
  /** Where the application sends its signals. Its protocol follows from it. */
  readonly otlpTo: Endpoint<'otlp.grpc' | 'otlp.http'>;
}

/**
 * What an application is told that brings its SDK: where to send, and who it is. Everything else is its own affair. In an order in which
 * each reference finds what it refers to. https://opentelemetry.io/docs/languages/sdk-configuration/
 */
export function environmentVariables(
  settings: OtlpSettings & { readonly logsTo?: Endpoint<'loki.push'> },
  route: SignalRoute,
): EnvVar[] {
  return [
    ...podFields(settings),
    ...exporterVariables(settings.otlpTo),
    serviceNameOf(settings),
    ...pushVariables(settings.logsTo),
    attributesOf(settings, route),
  ];
}
