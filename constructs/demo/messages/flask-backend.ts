import {
  type Component,
  type DeploymentPatch,
  type Endpoint,
  mebibytes,
  millicores,
  scratch,
  Workload,
} from '../../kit';
import { databaseName } from './mariadb';
import type { Store } from './store';

/** What the Flask application needs. */
export interface FlaskBackendProps {
  /** Gives it an agent, or tells the SDK that it brings where to send. */
  readonly instrument: DeploymentPatch;
  readonly mariadb: Store<'mysql'>;
  readonly redis: Store<'redis'>;
  readonly kafka: Endpoint<'kafka'>;
}

/** The topic with the log of events. */
const eventsTopic = 'events';

/** The Flask application of `examples/flask-backend`. What it is told by its variables decides how it is observed. */
export function addFlaskBackend(messages: Component, props: FlaskBackendProps): Endpoint<'http'> {
  const { mariadb, redis, kafka, instrument } = props;
  const name = 'flask-backend';
  const workload = new Workload(messages, {
    name,
    kind: 'Deployment',
    image: messages.images.flaskBackend,
    environmentVariables: {
      DATABASE_ADDRESS: mariadb.endpoint.address,
      DATABASE_NAME: databaseName,
      DATABASE_USER: databaseName,
      DATABASE_PASSWORD: { secret: mariadb.password },
      REDIS_ADDRESS: redis.endpoint.address,
      REDIS_PASSWORD: { secret: redis.password },
      KAFKA_BROKERS: kafka.address,
      EVENTS_TOPIC: eventsTopic,
      // Every event says whose it is, as no pod's file does.
      POD_NAMESPACE: { field: 'metadata.namespace' },
      POD_NAME: { field: 'metadata.name' },
      CONTAINER_NAME: name,
      // For an agent: the kubelet's probes are no requests of anybody.
      OTEL_PYTHON_EXCLUDED_URLS: '/health/.*',
    },
    identity: { user: 10001 },
    ports: { http: { container: 8080 } },
    mounts: [scratch('tmp', '/tmp', mebibytes(64))],
    resources: { cpu: millicores(50), memory: mebibytes(128), memoryLimit: mebibytes(256) },
    startup: { path: '/health/live', port: 'http', periodSeconds: 5, failureThreshold: 24 },
    readiness: { path: '/health/ready', port: 'http', timeoutSeconds: 5 },
    liveness: { path: '/health/live', port: 'http', periodSeconds: 30 },
    patch: instrument,
    patchProperty: 'instrument',
  });
  workload.connect('mariadb', 'mysql', mariadb.endpoint);
  workload.connect('redis', 'redis', redis.endpoint);
  workload.connect('kafka', 'kafka', kafka);
  return workload.endpoint('http', 'http', {});
}
