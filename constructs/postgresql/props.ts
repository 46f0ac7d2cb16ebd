import type { Bytes, ComponentProps, ResourceProps } from '../kit';
import { componentValidators } from '../kit/environment/component-props';
import { bytes, optional, subdomain, text, type Validators } from '../kit/model/validation';
import { resourceValidator } from '../kit/pods/container';

export interface PostgresqlProps extends ComponentProps {
  /** The one database in it. Its owner is the user of the same name. */
  readonly database: string;
  /** The Secret with the owner's password in its key `password`, which somebody makes in this namespace and in that of each caller. */
  readonly secretName: string;
  /** The volume. Default: 1 GiB. */
  readonly disk?: Bytes;
  /** Requests and limit. Default: enough for a Grafana. */
  readonly resources?: ResourceProps;
}

const database = text({
  example: 'grafana',
  expected: 'lower-case letters, digits and underscores that begin with a letter',
  standIn: 'grafana',
  problem: (value) =>
    /^[a-z][a-z0-9_]{0,62}$/.test(value) ? undefined : `${JSON.stringify(value)} is no name of a database`,
});

export const postgresqlValidators: Validators<PostgresqlProps> = {
  ...componentValidators,
  database,
  secretName: subdomain('grafana-database'),
  disk: optional(bytes('gibibytes(1)')),
  resources: optional(resourceValidator),
};
