import type { Dashboard } from '../dashboard';
import { dashboard } from '../in-typescript';
import { labelVariable } from '../variables';
import { connections, jvm } from './jvm';
import { errorLines, errorsAndMemory, requests } from './requests';

/** Spring Boot applications with the OpenTelemetry Java agent: their requests, their JVM, their database connections, their errors. */
export function springBoot(): Dashboard {
  return dashboard({
    uid: 'spring-boot',
    title: 'Spring Boot',
    description: 'Java services with the OpenTelemetry agent. A series opens the logs and traces of its service.',
    asks: ['metrics', 'logs', 'traces'],
    tags: ['java'],
    variables: ({ metrics: datasource }) => [
      labelVariable({ name: 'namespace', label: 'Namespace', datasource, metric: 'jvm_memory_used_bytes' }),
      labelVariable({
        name: 'service_name',
        label: 'Service',
        datasource,
        metric: 'jvm_memory_used_bytes{namespace=~"$namespace"}',
      }),
    ],
    sections: [requests, errorsAndMemory, jvm, connections, errorLines],
  });
}
