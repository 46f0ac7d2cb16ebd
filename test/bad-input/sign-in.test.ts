import { expect, test } from '@jest/globals';
import { type GenericOauth, Grafana } from '../../constructs/grafana';
import { basicLogin, clusterIssuer, type Environment, external, plainNetwork } from '../../constructs/kit';
import { findingsOf, testEnvironment } from '../support';
import { stores, untyped } from './cases';

/** What would keep people from signing in, or would send their tokens elsewhere. */

const ingress = { host: 'grafana.example.com', tls: clusterIssuer('letsencrypt') };

type Made = (environment: Environment) => Partial<GenericOauth>;

const host = (environment: Environment, url = 'https://login.example.com') =>
  external(environment, { protocol: 'http', url, addresses: ['203.0.113.9'] });

function answers(make: Made, address: typeof ingress | { readonly host: string } | undefined = ingress) {
  const environment = testEnvironment({
    network: plainNetwork(),
    ingressClasses: [{ name: 'traefik', namespace: 'traefik' }],
  });
  const { mimir } = stores(environment);
  new Grafana(environment, {
    datasources: [mimir.datasource],
    ingress: address,
    genericOauth: {
      hosts: [host(environment)],
      clientId: 'grafana',
      clientSecret: { secretName: 'grafana-oauth', key: 'client-secret' },
      authUrl: 'https://login.example.com/auth',
      tokenUrl: 'https://login.example.com/token',
      apiUrl: 'https://login.example.com/userinfo',
      roles: { Viewer: 'everyone' },
      ...make(environment),
    },
  });
  return findingsOf(environment).map((finding) => finding.replace('test › grafana › ', ''));
}

const cases: readonly [string, Made, readonly string[]][] = [
  [
    'a host that nobody lets through',
    () => ({ apiUrl: 'https://graph.example.net/userinfo' }),
    [
      "genericOauth.apiUrl: no policy lets Grafana call graph.example.net, which is none of hosts | in hosts external(environment, { protocol: 'http', url: 'https://graph.example.net' }) as well, with its addresses",
    ],
  ],
  [
    'a host that nobody lets through, once',
    () => ({ apiUrl: 'https://graph.example.net/userinfo', tokenUrl: 'https://graph.example.net/token' }),
    [
      "genericOauth.tokenUrl: no policy lets Grafana call graph.example.net, which is none of hosts | in hosts external(environment, { protocol: 'http', url: 'https://graph.example.net' }) as well, with its addresses",
    ],
  ],
  [
    'another port of the host',
    () => ({ tokenUrl: 'https://login.example.com:8443/token' }),
    [
      "genericOauth.tokenUrl: no policy lets Grafana call login.example.com:8443, which is none of hosts | in hosts external(environment, { protocol: 'http', url: 'https://login.example.com:8443' }) as well, with its addresses",
    ],
  ],
  [
    'no TLS',
    (environment) => ({
      hosts: [host(environment, 'http://login.example.com:443')],
      authUrl: 'http://login.example.com/auth',
    }),
    [
      'genericOauth.authUrl: "http://login.example.com/auth" is no URL with https, or has characters that can\'t stand in grafana.ini | a URL such as https://login.example.com/authorize',
    ],
  ],
  [
    'a host without TLS',
    (environment) => ({ hosts: [host(environment, 'http://login.example.com:443')] }),
    [
      "genericOauth.hosts: the client's secret would cross the network readably on the way to login.example.com | https://login.example.com",
    ],
  ],
  [
    'credentials of its own, and certificates of several authorities',
    (environment) => ({
      hosts: [
        host(environment),
        host(environment, 'https://id.example.com').with({
          credentials: basicLogin({ username: 'grafana', secretName: 'grafana-oauth' }),
          certificateAuthority: { secretName: 'company-ca', key: 'ca.crt' },
        }),
      ],
    }),
    [
      'genericOauth.hosts: id.example.com knows Grafana by clientId and clientSecret, and takes no other credentials | no credentials in external({ … })',
      'genericOauth.hosts: their certificates are of several authorities, and Grafana trusts one file alone | one certificateAuthority for all of them, with every authority in it',
    ],
  ],
  [
    'nobody says who may do what, nor which host is called',
    () => ({ roles: undefined, hosts: [] }),
    [
      "genericOauth.hosts: the list is empty | a list such as [external(environment, { protocol: 'http', url: 'https://login.example.com' })]",
      "genericOauth.roles: roles is missing | roles: { Admin: ['platform'], Viewer: 'everyone' }",
    ],
  ],
  [
    'nobody is let in',
    () => ({ roles: {} }),
    ["genericOauth.roles: no group has a role, so nobody is let in | { Admin: ['platform'], Viewer: 'everyone' }"],
  ],
  [
    'a group with two roles',
    () => ({ roles: { Admin: ['platform'], Editor: ['platform'] } }),
    ['genericOauth.roles: the group platform has two roles | one of them, the one that may do more'],
  ],
  [
    'a role that Grafana does not have, and everyone in one that changes things',
    () => ({ roles: untyped({ Owner: ['platform'], Editor: 'everyone' }) }),
    [
      'genericOauth.roles.Owner: there is no property Owner | one of: GrafanaAdmin, Admin, Editor, Viewer',
      'genericOauth.roles.Editor: "everyone" is given | a list such as [\'platform\']',
    ],
  ],
  [
    'a group that would end the expression, and one that is a variable',
    () => ({ roles: { Admin: ["x') || contains(groups[*], 'y"], Viewer: ['$HOME'] } }),
    [
      "genericOauth.roles.Admin: \"x') || contains(groups[*], 'y\" can't stand in grafana.ini | a text such as 'platform', without quotes, backslashes, $, %, ; and #",
      "genericOauth.roles.Viewer: \"$HOME\" can't stand in grafana.ini | a text such as 'platform', without quotes, backslashes, $, %, ; and #",
    ],
  ],
  [
    'no path of claims, no scope, no host',
    () => ({ groupsAttributePath: "groups[?starts_with(@, 'x')]", scopes: ['openid email'], hosts: [] }),
    [
      "genericOauth.hosts: the list is empty | a list such as [external(environment, { protocol: 'http', url: 'https://login.example.com' })]",
      'genericOauth.scopes: "openid email" is no scope | a word without spaces',
      "genericOauth.groupsAttributePath: \"groups[?starts_with(@, 'x')]\" is no path of claims | a claim, or claims with dots between them, such as 'groups'",
    ],
  ],
  [
    'no certificate',
    () => ({}),
    [
      "genericOauth: the provider sends browsers back to an address with https, and Grafana has none | ingress: { host: 'grafana.example.com', tls: clusterIssuer('letsencrypt') }",
    ],
  ],
];

test.each(cases)('%s', (title, make, findings) => {
  expect(answers(make, title === 'no certificate' ? { host: ingress.host } : ingress)).toEqual(findings);
});
