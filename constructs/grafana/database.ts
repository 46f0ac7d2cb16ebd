import type { Endpoint } from '../kit';
import { secretsOf } from '../kit/model/access';
import type { Checks } from '../kit/model/checks';
import { MissingEndpoint } from '../kit/model/endpoint';
import type { FileOf, NeededSecret } from '../kit/model/secret-key';
import type { IniFile } from '../kit/text/ini';
import type { GrafanaProps } from './props';

/** The Secrets that are files. The password is a variable. */
export const authorityOfDatabase = ({ access = {}, host }: Endpoint<'postgresql'>): NeededSecret[] =>
  secretsOf({ certificateAuthority: access.certificateAuthority }, 'password', host);

/** PostgreSQL takes a hundred by default, and some are for its administrators and for copies of what it has. */
const connectionsTaken = 90;

/** Where what people make is kept, and what that is encrypted by. */
export const grafanaReliedOn = [
  {
    settings: ['type', 'host', 'name', 'path', 'url'].map((key) => `ini.database.${key}`),
    because:
      'where what people make is kept: network policies, how many pods there may be, and that nobody else has the same database, follow from the property',
    instead: "database: external(environment, { protocol: 'postgresql', … })",
  },
  {
    settings: ['ini.security.secret_key'],
    because: 'and it would be readable in Git',
    instead: "secretKey: { secretName: 'grafana-key', key: 'secret-key' }",
  },
];

/** https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#database */
export function databaseSettings(
  { address, path, scheme, access }: Endpoint<'postgresql'>,
  replicas: number,
  fileOf: FileOf,
): IniFile[string] {
  const { credentials, certificateAuthority } = access ?? {};
  return {
    type: 'postgres',
    host: address,
    name: path.slice(1),
    ...(credentials?.kind === 'basic-login' ? { user: credentials.username } : {}),
    // By default nothing is encrypted.
    ...(scheme === 'https' ? { ssl_mode: 'verify-full' } : {}),
    ...(certificateAuthority ? { ca_cert_path: fileOf(certificateAuthority) } : {}),
    // By default there is no bound. A roll-out has one pod more.
    max_open_conn: Math.floor(connectionsTaken / (replicas + 1)),
  };
}

/** Reports what several pods, or one with a database elsewhere, lack. */
export function checkDatabase(check: Checks, { database, replicas = 1, secretKey, disk }: GrafanaProps): void {
  // One that is not there has been reported.
  if (!check.sound('database', 'replicas') || database instanceof MissingEndpoint) return;
  // Nothing else is asked of what is no database; the connection says what it is.
  if (database && database.protocol !== 'postgresql') return;
  if (!database) {
    check.require(
      replicas === 1,
      'replicas',
      `each of ${replicas} pods would have a database of its own, so what people save would be there now and then`,
      "database: external(environment, { protocol: 'postgresql', … }), or one pod",
    );
    return;
  }
  const { credentials } = database.access ?? {};
  check.require(
    /^\/[\w-]+$/.test(database.path),
    'database',
    database.path === '' ? 'its URL names no database' : `${database.path} is no name of a database`,
    `postgresql://${database.address}/grafana`,
  );
  check.require(
    credentials?.kind === 'basic-login' && /^[\w.@-]+$/.test(credentials.username),
    'database',
    'nothing says by which name and password Grafana signs in there',
    "credentials: basicLogin({ username: 'grafana', secretName: 'grafana-database' })",
  );
  check.require(
    secretKey !== undefined || !check.sound('secretKey'),
    'secretKey',
    'passwords in the database would be encrypted by a key that everybody knows',
    "secretKey: { secretName: 'grafana-key', key: 'secret-key' }, made once and never changed",
  );
  check.require(disk === undefined, 'disk', 'with a database elsewhere nothing is kept on a volume', 'no disk');
}
