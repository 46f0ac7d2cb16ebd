import { type Component, type DeploymentPatch, type Endpoint, mebibytes, millicores, scratch, Workload } from '../kit';
import { withPeerService } from './peer-service';

/** The database of the orders. */
export const ordersDatabase = 'orders';

/** What the Spring Boot application needs. */
export interface SpringAppProps {
  /** Gives it its agent, `withJavaAgent({ … })`, or tells it where its traces go, `withMicrometer({ … })`. */
  readonly instrument: DeploymentPatch;
  /** Where it keeps its data. */
  readonly database: Endpoint<'postgresql'>;
  /** Whom it asks on behalf of its callers. */
  readonly backend: Endpoint<'http'>;
}

/** The Spring Boot application of `examples/spring-app`. What it is told by its variables decides how it is observed. */
export function addSpringApp(demo: Component, props: SpringAppProps): Endpoint<'http'> {
  const { database, backend, instrument } = props;
  const health = '/actuator/health';
  const workload = new Workload(demo, {
    name: 'spring-app',
    kind: 'Deployment',
    image: demo.images.springApp,
    environmentVariables: {
      SPRING_DATASOURCE_URL: `jdbc:postgresql://${database.address}/${ordersDatabase}`,
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
    patch: withPeerService(instrument, backend),
    patchProperty: 'instrument',
  });
  workload.connect('database', 'postgresql', database);
  workload.connect('backend', 'http', backend);
  return workload.endpoint('http', 'http', {});
}
