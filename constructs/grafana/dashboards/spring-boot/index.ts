import type { Dashboard } from '../dashboard';
import { describedBy, opens } from '../described';
import { dashboard } from '../in-typescript';
import { labelVariable } from '../variables';
import { connections, jvm } from './jvm';
import { javaAgent, micrometer, type Names } from './names';
import { errorLines, errorsAndMemory, requests } from './requests';
import type { Datasources } from './selection';

/** Spring Boot applications with the OpenTelemetry Java agent: their requests, their JVM, their database connections, their errors. */
export const springBoot = (): Dashboard =>
  springBootWith(javaAgent, {
    uid: 'spring-boot',
    title: 'Spring Boot',
    description: 'Java services with the OpenTelemetry agent.',
  });

/**
 * The same of applications that measure by Micrometer and are scraped. Percentiles need the application's buckets:
 * `management.metrics.distribution.percentiles-histogram.http.server.requests: true`.
 */
export const springBootMicrometer = (): Dashboard =>
  springBootWith(micrometer, {
    uid: 'spring-boot-micrometer',
    title: 'Spring Boot, Micrometer',
    description: 'Java services that measure by Micrometer.',
  });

const opened = opens({ to: ['logs', 'traces'], of: 'of its service' });

function springBootWith(
  names: Names,
  head: { readonly uid: string; readonly title: string; readonly description: string },
): Dashboard {
  const { everyApplication: metric } = names;
  const made = dashboard({
    ...head,
    asks: ['metrics'],
    asksIfGiven: ['logs', 'traces'],
    tags: ['java'],
    variables: ({ metrics: datasource }) => [
      labelVariable({ name: 'namespace', label: 'Namespace', datasource, metric }),
      labelVariable({
        name: 'service_name',
        label: 'Service',
        datasource,
        metric: `${metric}{namespace=~"$namespace"}`,
      }),
    ],
    sections: [requests, errorsAndMemory, jvm, connections, errorLines].map(
      (section) => (datasources: Datasources) => section(datasources, names),
    ),
  });
  return describedBy(made, (given) => `${head.description}${opened(given)}`);
}
