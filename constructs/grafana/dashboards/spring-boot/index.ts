import { type Dashboard, defineDashboard } from '../dashboard';
import { layOut } from '../layout';
import { labelVariable } from '../variables';
import { connections, jvm } from './jvm';
import { errorLines, errorsAndMemory, requests } from './requests';

/** Spring Boot applications with the OpenTelemetry Java agent: their requests, their JVM, their database connections, their errors. */
export function springBoot(): Dashboard {
  const title = 'Spring Boot';
  return defineDashboard({
    uid: 'spring-boot',
    title,
    asks: ['metrics', 'logs', 'traces'],
    content: (datasources) =>
      layOut({
        title,
        description: 'Java services with the OpenTelemetry agent. A series opens the logs and traces of its service.',
        tags: ['java'],
        variables: [
          labelVariable({
            name: 'namespace',
            label: 'Namespace',
            datasource: datasources.metrics,
            metric: 'jvm_memory_used_bytes',
          }),
          labelVariable({
            name: 'service_name',
            label: 'Service',
            datasource: datasources.metrics,
            metric: 'jvm_memory_used_bytes{namespace=~"$namespace"}',
          }),
        ],
        sections: [requests, errorsAndMemory, jvm, connections, errorLines].map((section) => section(datasources)),
      }),
  });
}
