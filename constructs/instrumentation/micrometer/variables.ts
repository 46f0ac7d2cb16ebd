import type { Container, EnvVar } from '../../../imports/k8s';
import type { Endpoint } from '../../kit';
import { pushVariables } from '../logs';
import { attributesOf, podFields, type ServiceSettings, type SignalRoute, serviceNameOf } from '../service';

/**
 * What a Spring Boot application is told that traces by Micrometer. Spring reads a property from the variable of its name.
 * https://docs.spring.io/spring-boot/reference/actuator/tracing.html
 */

/** Where traces go, in the words of Spring Boot 3 and of Spring Boot 4; each ignores the other's. */
const tracingEndpoints = [
  'MANAGEMENT_OTLP_TRACING_ENDPOINT',
  'MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT',
] as const;

/** Whether the application in a container traces by Micrometer. */
export const tracesByMicrometer = ({ env = [] }: Container): boolean =>
  env.some(({ name }) => tracingEndpoints.some((endpoint) => endpoint === name));

/** The variables, in an order in which each reference finds what it refers to. */
export function environmentVariables(
  settings: ServiceSettings & { readonly tracesTo: Endpoint<'otlp.http'>; readonly logsTo?: Endpoint<'loki.push'> },
  route: SignalRoute,
): EnvVar[] {
  const { tracesTo, logsTo } = settings;
  return [
    ...podFields(settings),
    ...tracingEndpoints.map((name) => ({ name, value: `${tracesTo.url}/v1/traces` })),
    // Everything is sent; the Collector decides what is kept. Spring's own default is a tenth.
    { name: 'MANAGEMENT_TRACING_SAMPLING_PROBABILITY', value: '1.0' },
    serviceNameOf(settings),
    ...pushVariables(logsTo),
    attributesOf(settings, route),
  ];
}
