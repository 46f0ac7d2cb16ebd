import { addPostgresql } from '../databases/postgresql';
import { basicLogin, Component, type Endpoint, type Environment, mebibytes, millicores } from '../kit';
import { type PostgresqlProps, postgresqlValidators } from './props';

export type { PostgresqlProps } from './props';

/** A session takes some mebibytes, and a Grafana of two pods has up to ninety of them. */
const usualResources = { cpu: millicores(50), memory: mebibytes(128), memoryLimit: mebibytes(640) };

/**
 * A small PostgreSQL for trials: one pod, one volume, no copy and no TLS. A program that keeps data in it stops while the pod is away, and with its
 * volume the data is lost; every synth says so. A database that somebody runs is `external(environment, { protocol: 'postgresql', … })`.
 * https://www.postgresql.org/docs/current/
 */
export class Postgresql extends Component {
  /** For the program that keeps its data there, with the login that it needs: `database` of a Grafana. */
  readonly sql: Endpoint<'postgresql'>;

  constructor(environment: Environment, given: PostgresqlProps) {
    super(environment, 'postgresql', given);
    const { database, secretName, disk, resources = usualResources } = this.properties(given, postgresqlValidators);
    this.check.warn(
      'database',
      `${database} is in one pod without a copy: a program that keeps data there stops while it is away, and its volume is the only one`,
      "external(environment, { protocol: 'postgresql', … }), a database that somebody runs and copies: docs/grafana-database.md",
    );
    const credentials = basicLogin({ username: database, secretName });
    this.expectedSecrets.push({
      namespace: this.targetNamespace.name,
      name: secretName,
      keys: [credentials.password.key],
      reason: `the password of ${database} in PostgreSQL`,
      madeBefore: true,
    });
    const password = { name: secretName, key: credentials.password.key };
    const server = addPostgresql(this, { name: this.name, database, password, disk, resources });
    this.sql = server.with({ credentials });
  }
}
