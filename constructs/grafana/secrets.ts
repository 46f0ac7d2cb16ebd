import type { Component } from '../kit';
import type { NeededSecret } from '../kit/model/secret-key';
import type { EnvironmentValue } from '../kit/pods/container';
import { expectSecrets, type SecretFiles, secretFiles } from '../kit/pods/secret-files';
import { authorityOfDatabase } from './database';
import type { GrafanaProps } from './props';
import { authorityNeeded } from './sign-in/settings';

/** What Grafana reads from Secrets: passwords from variables, when it starts, and certificate authorities from files. */
interface GrafanaSecrets extends SecretFiles {
  readonly variables: Readonly<Record<string, EnvironmentValue>>;
}

export function grafanaSecrets(grafana: Component, props: GrafanaProps): GrafanaSecrets {
  const { database, secretKey, genericOauth } = props;
  const credentials = database?.access?.credentials;
  const variables: Record<string, NeededSecret> = {};
  if (credentials?.kind === 'basic-login')
    variables.GF_DATABASE_PASSWORD = {
      ...credentials.password,
      holds: `the password of ${credentials.username} for ${database?.host}`,
    };
  if (secretKey)
    variables.GF_SECURITY_SECRET_KEY = {
      ...secretKey,
      holds: 'the key by which Grafana encrypts, which never changes',
    };
  if (genericOauth)
    variables.GF_AUTH_GENERIC_OAUTH_CLIENT_SECRET = {
      ...genericOauth.clientSecret,
      holds: "the secret of Grafana's client at the identity provider",
    };
  checkOwnSecret(grafana, props, Object.values(variables));
  expectSecrets(grafana, Object.values(variables));
  const files = secretFiles(grafana, '/etc/grafana-secrets', [
    ...(database ? authorityOfDatabase(database) : []),
    ...(genericOauth ? authorityNeeded(genericOauth) : []),
  ]);
  return {
    ...files,
    variables: Object.fromEntries(
      Object.entries(variables).map(([name, { secretName, key }]) => [name, { secret: { name: secretName, key } }]),
    ),
  };
}

/** Reports a Secret that somebody is to make and the init container makes too: what is there already stays without the password. */
function checkOwnSecret(
  { check, name }: Component,
  { adminPassword }: GrafanaProps,
  needed: readonly NeededSecret[],
): void {
  for (const { secretName } of needed.filter((each) => adminPassword === undefined && each.secretName === name)) {
    check.reportOnce(
      'adminPassword',
      `Grafana's init container makes the Secret ${secretName} with the administrator's password, unless there is one of that name`,
      `another Secret than ${secretName} for what you make, or adminPassword: { secretName: '${secretName}' } with it in the same`,
    );
  }
}
