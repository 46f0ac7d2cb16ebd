import { type ComponentState, type Found, listWithin, type Settings, stated, textWithin } from './documents';

/**
 * The variables by which a program is given a password when it makes its database, and never again.
 * https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#admin_password
 * https://hub.docker.com/_/postgres
 * https://hub.docker.com/_/mariadb
 */
const variables: readonly string[] = [
  'GF_SECURITY_ADMIN_PASSWORD',
  'POSTGRES_PASSWORD',
  'MARIADB_PASSWORD',
  'MARIADB_ROOT_PASSWORD',
];

/** Where each workload of a component has them from. */
export const firstPasswordsOf = ({ objects }: ComponentState): Settings =>
  stated(
    objects.flatMap((object) =>
      listWithin(object.spec, 'template', 'spec', 'containers')
        .flatMap((container) => listWithin(container, 'env'))
        .map((variable): Found => {
          const name = textWithin(variable, 'name') ?? '';
          const [secret, key] = ['name', 'key'].map((of) => textWithin(variable, 'valueFrom', 'secretKeyRef', of));
          const isFirst = variables.includes(name) && secret !== undefined;
          return [`${object.metadata.name} ${name}`, isFirst ? `${key} of the Secret ${secret}` : undefined];
        }),
    ),
  );
