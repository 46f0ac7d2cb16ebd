import type { Endpoint } from '../../kit';
import type { Checks } from '../../kit/model/checks';
import { MissingEndpoint } from '../../kit/model/endpoint';
import { repeated } from '../../kit/model/repeated';
import type { GrafanaProps } from '../props';
import { type Roles, roleNames } from './roles';

/** Reports what would keep people from signing in, and what would be sent to somebody else. */
export function checkSignIn(check: Checks, { genericOauth, ingress }: GrafanaProps): void {
  if (!genericOauth || !check.sound('genericOauth')) return;
  const { hosts, roles } = genericOauth;
  check.require(
    ingress?.tls !== undefined || !check.sound('ingress'),
    'genericOauth',
    'the provider sends browsers back to an address with https, and Grafana has none',
    "ingress: { host: 'grafana.example.com', tls: clusterIssuer('letsencrypt') }",
  );
  checkRoles(check, roles);
  // One that is not there has been reported.
  if (hosts.some((each) => each instanceof MissingEndpoint)) return;
  checkHosts(check, hosts);
  checkCalled(check, genericOauth);
}

/** Reports each host that Grafana calls and no policy lets it call, once. */
function checkCalled(check: Checks, { hosts, ...urls }: NonNullable<GrafanaProps['genericOauth']>): void {
  const missing = new Set<string>();
  for (const property of ['tokenUrl', 'apiUrl'] as const) {
    const { host, hostname, port } = new URL(urls[property]);
    const isThere = hosts.some((each) => each.host === hostname && each.port === (Number(port) || 443));
    if (isThere || missing.has(host)) continue;
    missing.add(host);
    check.report(
      `genericOauth.${property}`,
      `no policy lets Grafana call ${host}, which is none of hosts`,
      `in hosts external(environment, { protocol: 'http', url: 'https://${host}' }) as well, with its addresses`,
    );
  }
}

function checkHosts(check: Checks, hosts: readonly Endpoint<'http'>[]): void {
  for (const { host, scheme, access } of hosts) {
    check.require(
      scheme === 'https',
      'genericOauth.hosts',
      `the client's secret would cross the network readably on the way to ${host}`,
      `https://${host}`,
    );
    check.require(
      access?.credentials === undefined,
      'genericOauth.hosts',
      `${host} knows Grafana by clientId and clientSecret, and takes no other credentials`,
      'no credentials in external({ … })',
    );
  }
  const authorities = hosts.map(({ access }) => JSON.stringify(access?.certificateAuthority ?? 'a public one'));
  check.require(
    new Set(authorities).size < 2,
    'genericOauth.hosts',
    'their certificates are of several authorities, and Grafana trusts one file alone',
    'one certificateAuthority for all of them, with every authority in it',
  );
}

function checkRoles(check: Checks, roles: Roles): void {
  const given = roleNames.flatMap((role) => roles[role] ?? []);
  check.require(
    given.length > 0,
    'genericOauth.roles',
    'no group has a role, so nobody is let in',
    "{ Admin: ['platform'], Viewer: 'everyone' }",
  );
  for (const group of repeated(given)) {
    check.report('genericOauth.roles', `the group ${group} has two roles`, 'one of them, the one that may do more');
  }
}
