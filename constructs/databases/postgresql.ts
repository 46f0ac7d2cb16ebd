import {
  type Bytes,
  type Component,
  type Endpoint,
  gibibytes,
  mebibytes,
  millicores,
  type ResourceProps,
  scratch,
  seconds,
  Workload,
} from '../kit';

/** One database in one pod. */
export interface DatabaseProps {
  readonly name: string;
  /** The one database. Its owner is the user of the same name. */
  readonly database: string;
  /** The key of the Secret with the owner's password. Default: none is asked for, and by its policy only those reach the port that use it. */
  readonly password?: { readonly name: string; readonly key: string };
  /** The volume. Default: 1 GiB. */
  readonly disk?: Bytes;
  /** Requests and limit. Default: enough for a demo. */
  readonly resources?: ResourceProps;
}

/** A PostgreSQL in one pod on one volume, for demos and trials. https://hub.docker.com/_/postgres */
export function addPostgresql(component: Component, props: DatabaseProps): Endpoint<'postgresql'> {
  const { name, database, password, disk = gibibytes(1) } = props;
  const workload = new Workload(component, {
    name,
    kind: 'StatefulSet',
    image: component.images.postgresql,
    environmentVariables: {
      POSTGRES_USER: database,
      POSTGRES_DB: database,
      ...(password ? { POSTGRES_PASSWORD: { secret: password } } : { POSTGRES_HOST_AUTH_METHOD: 'trust' }),
      // A folder below the volume's root, as the server takes none that others may read.
      PGDATA: '/var/lib/postgresql/18/docker',
    },
    // The user postgres of the Alpine image.
    identity: { user: 70 },
    ports: { postgresql: { container: 5432 } },
    data: { mountPath: '/var/lib/postgresql', size: disk },
    mounts: [scratch('run', '/var/run/postgresql', mebibytes(16)), scratch('tmp', '/tmp', mebibytes(64))],
    resources: props.resources ?? { cpu: millicores(20), memory: mebibytes(64), memoryLimit: mebibytes(192) },
    readiness: { port: 'postgresql' },
    liveness: { port: 'postgresql', periodSeconds: 30 },
    // The image's stop signal ends the sessions at once; this is for the last checkpoint.
    terminationGrace: seconds(60),
  });
  return workload.endpoint('postgresql', 'postgresql', {}, { path: `/${database}` });
}
