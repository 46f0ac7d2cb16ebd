import { type Component, gibibytes, mebibytes, millicores, scratch, seconds, Workload } from '../../kit';
import type { Store } from './store';

/** The one database, whose user has the same name. */
export const databaseName = 'messages';

/** Users and messages. https://hub.docker.com/_/mariadb */
export function addMariadb(messages: Component): Store<'mysql'> {
  const name = 'mariadb';
  const password = { name, key: 'password' };
  const rootPassword = { name, key: 'root-password' };
  const workload = new Workload(messages, {
    name,
    kind: 'StatefulSet',
    image: messages.images.mariadb,
    // The database is small; by default its buffers alone would be 128 MiB.
    args: ['--innodb-buffer-pool-size=64M', '--performance-schema=off'],
    environmentVariables: {
      MARIADB_DATABASE: databaseName,
      MARIADB_USER: databaseName,
      MARIADB_PASSWORD: { secret: password },
      MARIADB_ROOT_PASSWORD: { secret: rootPassword },
      // By default root may log in from everywhere.
      MARIADB_ROOT_HOST: 'localhost',
    },
    // The user mysql of the image.
    identity: { user: 999 },
    ports: { mysql: { container: 3306 } },
    data: { mountPath: '/var/lib/mysql', size: gibibytes(1) },
    mounts: [scratch('run', '/run/mysqld', mebibytes(16)), scratch('tmp', '/tmp', mebibytes(64))],
    resources: { cpu: millicores(20), memory: mebibytes(192), memoryLimit: mebibytes(384) },
    // The first start makes the database, and answers nobody until that is done.
    startup: { port: 'mysql', periodSeconds: 5, failureThreshold: 60 },
    readiness: { port: 'mysql' },
    liveness: { port: 'mysql', periodSeconds: 30 },
    terminationGrace: seconds(60),
  });
  messages.expectedSecrets.push({
    namespace: messages.targetNamespace.name,
    name,
    keys: [password.key, rootPassword.key],
    reason: 'the passwords of the demo in MariaDB: its own, and that of root, who may log in within the pod alone',
    madeBefore: true,
  });
  return { endpoint: workload.endpoint('mysql', 'mysql', {}), password };
}
