import { expect, test } from '@jest/globals';
import { type GenericOauth, Grafana } from '../../constructs/grafana';
import { type Cluster, cilium, clusterIssuer, external, plainNetwork } from '../../constructs/kit';
import { Mimir } from '../../constructs/mimir';
import { size } from '../bad-input/cases';
import { objectOf, testEnvironment } from '../support';

/** People sign in with the account that they have elsewhere. */

const ingressClasses = [{ name: 'traefik', namespace: 'traefik' }];
const realm = 'https://login.example.com/realms/company/protocol/openid-connect';

function signIn(props: Partial<GenericOauth>, cluster: Cluster = { network: plainNetwork(), ingressClasses }) {
  const environment = testEnvironment(cluster);
  const { datasource } = new Mimir(environment, size);
  const login = external(environment, {
    protocol: 'http',
    url: 'https://login.example.com',
    addresses: ['203.0.113.9'],
    certificateAuthority: { secretName: 'company-ca', key: 'ca.crt' },
  });
  new Grafana(environment, {
    datasources: [datasource],
    ingress: { host: 'grafana.example.com', tls: clusterIssuer('letsencrypt') },
    genericOauth: {
      hosts: [login],
      clientId: 'grafana',
      clientSecret: { secretName: 'grafana-oauth', key: 'client-secret' },
      authUrl: `${realm}/auth`,
      tokenUrl: `${realm}/token`,
      apiUrl: `${realm}/userinfo`,
      roles: { Admin: ['platform'], Viewer: 'everyone' },
      ...props,
    },
  });
  return environment;
}

const iniOf = (environment: ReturnType<typeof testEnvironment>): string =>
  objectOf(environment, 'ConfigMap', 'grafana').data['grafana.ini'];
const settingOf = (props: Partial<GenericOauth>, key: string): string | undefined =>
  new RegExp(`^${key} = (.*)$`, 'm').exec(iniOf(signIn(props)))?.[1];

test('what Grafana is told', () => {
  const ini = iniOf(signIn({ name: 'Company', scopes: ['openid', 'email', 'offline_access'] }));
  expect(ini.slice(ini.indexOf('[auth]'))).toBe(`[auth]
disable_login_form = true

[auth.generic_oauth]
enabled = true
name = Company
client_id = grafana
scopes = openid email offline_access
auth_url = ${realm}/auth
token_url = ${realm}/token
api_url = ${realm}/userinfo
tls_client_ca = /etc/grafana-secrets/company-ca/ca.crt
use_pkce = true
use_refresh_token = true
groups_attribute_path = groups
role_attribute_path = contains(groups[*], 'platform') && 'Admin' || 'Viewer'
role_attribute_strict = true

[sso_settings]
configurable_providers = none
`);
  // Where the provider sends browsers back to, and only with https.
  expect(ini).toContain('root_url = https://grafana.example.com/\n');
  expect(ini).toContain('cookie_secure = true\n');
});

test('the secret is in a Secret, and the provider is let through', () => {
  const environment = signIn({});
  const { containers, volumes } = objectOf(environment, 'StatefulSet', 'grafana').spec.template.spec;
  expect(containers[0].env).toContainEqual({
    name: 'GF_AUTH_GENERIC_OAUTH_CLIENT_SECRET',
    valueFrom: { secretKeyRef: { name: 'grafana-oauth', key: 'client-secret' } },
  });
  expect(JSON.stringify(volumes)).toContain('company-ca');
  const { egress } = objectOf(environment, 'NetworkPolicy', 'grafana').spec;
  expect(egress).toContainEqual({
    to: [{ ipBlock: { cidr: '203.0.113.9/32' } }],
    ports: [{ port: 443, protocol: 'TCP' }],
  });
  expect(environment.expectedSecrets.map(({ name, reason }) => [name, reason])).toEqual(
    expect.arrayContaining([
      ['grafana-oauth', "the secret of Grafana's client at the identity provider"],
      ['company-ca', 'the certificate authority of the identity provider'],
    ]),
  );
});

test('a proxy that shows flows does not look for HTTP in what is encrypted', () => {
  const environment = testEnvironment({ network: cilium({ hubble: true }), ingressClasses });
  const namespace = environment.addNamespace('people', { showFlows: true });
  const { datasource } = new Mimir(environment, size);
  const hosts = [external(environment, { protocol: 'http', url: 'https://login.example.com' })];
  const url = 'https://login.example.com/oauth';
  new Grafana(environment, {
    namespace,
    datasources: [datasource],
    ingress: { host: 'grafana.example.com', tls: clusterIssuer('letsencrypt') },
    genericOauth: {
      ...{ hosts, clientId: 'grafana', clientSecret: { secretName: 'grafana-oauth', key: 'secret' } },
      ...{ authUrl: url, tokenUrl: url, apiUrl: url, roles: { Viewer: 'everyone' } },
    },
  });
  expect(objectOf(environment, 'CiliumNetworkPolicy', 'grafana').spec.egress).toContainEqual({
    toFQDNs: [{ matchName: 'login.example.com' }],
    toPorts: [{ ports: [{ port: '443', protocol: 'TCP' }] }],
  });
});

test.each<[string, GenericOauth['roles'], string]>([
  ['everyone looks', { Viewer: 'everyone' }, "sub && 'Viewer'"],
  [
    'who may do most comes first, whatever stands first',
    { Viewer: ['guests'], Admin: ['platform', 'on-call'], GrafanaAdmin: ['root'] },
    "contains(groups[*], 'root') && 'GrafanaAdmin' || contains(groups[*], 'platform') && 'Admin' || contains(groups[*], 'on-call') && 'Admin' || contains(groups[*], 'guests') && 'Viewer'",
  ],
  [
    'a group as LDAP has it',
    { Editor: ['CN=Grafana Editors,OU=Groups,DC=example,DC=com'], Viewer: 'everyone' },
    "contains(groups[*], 'CN=Grafana Editors,OU=Groups,DC=example,DC=com') && 'Editor' || 'Viewer'",
  ],
])('roles: %s', (_title, roles, expected) => {
  expect(settingOf({ roles }, 'role_attribute_path')).toBe(expected);
});

test('who administrates the server is said where somebody does', () => {
  expect(settingOf({ roles: { GrafanaAdmin: ['root'] } }, 'allow_assign_grafana_admin')).toBe('true');
  expect(settingOf({ roles: { Admin: ['root'] } }, 'allow_assign_grafana_admin')).toBeUndefined();
});

test('groups in a claim of their own', () => {
  const groupsAttributePath = 'realm_access.roles';
  const roles = { Viewer: ['developers'] };
  expect(settingOf({ groupsAttributePath, roles }, 'role_attribute_path')).toBe(
    "contains(realm_access.roles[*], 'developers') && 'Viewer'",
  );
  expect(settingOf({ groupsAttributePath, roles }, 'groups_attribute_path')).toBe(groupsAttributePath);
});
