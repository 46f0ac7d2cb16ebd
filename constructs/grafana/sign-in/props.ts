import type { Endpoint, SecretKey } from '../../kit';
import { secretKey } from '../../kit/model/secret-key-checks';
import { endpoint, list, object, optional, text } from '../../kit/model/validation';
import { plainText } from './plain-text';
import { type Roles, rolesValidator } from './roles';

/**
 * An identity provider that speaks OpenID Connect, in Grafana's words. Its `.well-known/openid-configuration` says the three addresses.
 * https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-authentication/generic-oauth/
 */
export interface GenericOauth {
  /** What the button says: *Sign in with …*. Default: `OAuth`. */
  readonly name?: string;
  /**
   * Where Grafana itself calls the provider, by which policies let it through: `external(environment, { protocol: 'http', url:
   * 'https://login.example.com', addresses: ['203.0.113.9'] })`, with a certificate authority of the company's own where it has one.
   */
  readonly hosts: readonly Endpoint<'http'>[];
  /** Grafana's name there. */
  readonly clientId: string;
  /** Its secret, in a Secret that somebody makes. */
  readonly clientSecret: SecretKey;
  /** Where browsers are sent: `authorization_endpoint`. */
  readonly authUrl: string;
  /** Where Grafana asks for tokens: `token_endpoint`. */
  readonly tokenUrl: string;
  /** Where Grafana asks for what the token does not say: `userinfo_endpoint`. */
  readonly apiUrl: string;
  /** What is asked for. Some providers give groups, or tokens that outlive an hour, by a scope: `groups`, `offline_access`. Default: `openid profile email`. */
  readonly scopes?: readonly string[];
  /** Where the list of groups is: a claim, or a path in one, such as `realm_access.roles`. Default: `groups`. */
  readonly groupsAttributePath?: string;
  /** The claim that is the user's name in Grafana. Default: `login` or `username` where there is one, otherwise the e-mail address. */
  readonly loginAttributePath?: string;
  /** Which groups have which role; it is set anew at every sign-in. A person without one is not let in. */
  readonly roles: Roles;
  /** Where browsers are sent after signing out: `end_session_endpoint`. Default: to Grafana's own page, and the session there goes on. */
  readonly signoutRedirectUrl?: string;
}

const secureUrl = (example: string) =>
  text({
    example,
    expected: `a URL such as ${example}`,
    standIn: example,
    problem: (value) =>
      /^https:\/\/[^\s'"`\\$%;#]+$/.test(value) && URL.canParse(value)
        ? undefined
        : `${JSON.stringify(value)} is no URL with https, or has characters that can't stand in grafana.ini`,
  });

const path = (example: string) =>
  text({
    example,
    expected: `a claim, or claims with dots between them, such as '${example}'`,
    standIn: example,
    problem: (value) =>
      /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(value) ? undefined : `${JSON.stringify(value)} is no path of claims`,
  });

const scope = text({
  example: 'openid',
  expected: 'a word without spaces',
  standIn: 'openid',
  problem: (value) => (/^[\w.:/-]+$/.test(value) ? undefined : `${JSON.stringify(value)} is no scope`),
});

export const genericOauthValidator = object<GenericOauth>({
  name: optional(plainText('Company')),
  hosts: list(endpoint('http'), {
    least: 1,
    example: "external(environment, { protocol: 'http', url: 'https://login.example.com' })",
  }),
  clientId: plainText('grafana'),
  clientSecret: secretKey({ secretName: 'grafana-oauth', key: 'client-secret' }),
  authUrl: secureUrl('https://login.example.com/authorize'),
  tokenUrl: secureUrl('https://login.example.com/token'),
  apiUrl: secureUrl('https://login.example.com/userinfo'),
  scopes: optional(list(scope, { least: 1 })),
  groupsAttributePath: optional(path('groups')),
  loginAttributePath: optional(path('preferred_username')),
  roles: rolesValidator,
  signoutRedirectUrl: optional(secureUrl('https://login.example.com/logout')),
});
