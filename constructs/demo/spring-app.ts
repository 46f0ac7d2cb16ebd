import { withJavaAgent } from '../instrumentation/java';
import { type Component, type Endpoint, type Image, mebibytes, millicores, scratch, Workload } from '../kit';
import type { LogsFrom } from '../kit/instrumentation-labels';
import { databaseName } from './postgresql';

export interface SpringAppProps {
  readonly image: Image;
  readonly logs?: LogsFrom;
  readonly otlpTo: Endpoint<'otlp.grpc'>;
  readonly database: Endpoint<'postgresql'>;
  readonly backend: Endpoint<'http'>;
}

/** The Spring Boot application of `examples/spring-app`, with the Java agent. */
export function addSpringApp(demo: Component, props: SpringAppProps): Endpoint<'http'> {
  const { otlpTo, database, backend, logs } = props;
  const health = '/actuator/health';
  const workload = new Workload(demo, {
    name: 'spring-app',
    kind: 'Deployment',
    image: props.image,
    environmentVariables: {
      SPRING_DATASOURCE_URL: `jdbc:postgresql://${database.address}/${databaseName}`,
      BACKEND_URL: backend.url,
      // The JVM would take a quarter of the limit; nothing else runs in the container.
      JAVA_TOOL_OPTIONS: '-XX:MaxRAMPercentage=50',
    },
    identity: { user: 10001 },
    ports: { http: { container: 8080 } },
    mounts: [scratch('tmp', '/tmp', mebibytes(64))],
    resources: { cpu: millicores(50), memory: mebibytes(320), memoryLimit: mebibytes(512) },
    // With the agent on a busy node the start takes a minute, and up to two more where the database starts as well.
    startup: { path: `${health}/liveness`, port: 'http', periodSeconds: 5, failureThreshold: 60 },
    readiness: { path: `${health}/readiness`, port: 'http' },
    liveness: { path: `${health}/liveness`, port: 'http', periodSeconds: 30 },
    patch: withJavaAgent({ otlpTo, logs }),
  });
  workload.connect('otlpTo', otlpTo);
  workload.connect('database', database);
  workload.connect('backend', backend);
  return workload.endpoint('http', 'http', {});
}
