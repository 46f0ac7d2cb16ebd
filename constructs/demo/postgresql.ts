import { type Component, type Endpoint, gibibytes, mebibytes, millicores, scratch, seconds, Workload } from '../kit';

/** The one database, whose owner is the user of the same name. */
export const databaseName = 'orders';

/** The orders' database. https://hub.docker.com/_/postgres */
export function addPostgresql(demo: Component): Endpoint<'postgresql'> {
  const workload = new Workload(demo, {
    name: 'postgresql',
    kind: 'StatefulSet',
    image: demo.images.postgresql,
    environmentVariables: {
      POSTGRES_USER: databaseName,
      POSTGRES_DB: databaseName,
      // No password: it would be a Secret in Git. By its policy only spring-app reaches the port.
      POSTGRES_HOST_AUTH_METHOD: 'trust',
      // A folder below the volume's root, as the server takes none that others may read.
      PGDATA: '/var/lib/postgresql/18/docker',
    },
    // The user postgres of the Alpine image.
    identity: { user: 70 },
    ports: { postgresql: { container: 5432 } },
    data: { mountPath: '/var/lib/postgresql', size: gibibytes(1) },
    mounts: [scratch('run', '/var/run/postgresql', mebibytes(16)), scratch('tmp', '/tmp', mebibytes(64))],
    resources: { cpu: millicores(20), memory: mebibytes(64), memoryLimit: mebibytes(192) },
    readiness: { port: 'postgresql' },
    liveness: { port: 'postgresql', periodSeconds: 30 },
    // The image's stop signal ends the sessions at once; this is for the last checkpoint.
    terminationGrace: seconds(60),
  });
  return workload.endpoint('postgresql', 'postgresql', {});
}
