import type { FileOf, NeededSecret, SecretKey } from '../../kit/model/secret-key';
import type { IniFile } from '../../kit/text/ini';
import type { GenericOauth } from './props';
import { roleAttributePath } from './roles';

/** The certificate authority of the provider. One file is all that Grafana takes; that there is one is checked. */
const authorityOf = ({ hosts }: GenericOauth): SecretKey | undefined =>
  hosts.map(({ access }) => access?.certificateAuthority).find((each) => each !== undefined);

/** The Secrets that are files. The client's own is a variable. */
export function authorityNeeded(genericOauth: GenericOauth): NeededSecret[] {
  const authority = authorityOf(genericOauth);
  return authority ? [{ ...authority, holds: 'the certificate authority of the identity provider' }] : [];
}

/** The sections of `grafana.ini` about people who sign in elsewhere. */
export function signInSettings(genericOauth: GenericOauth, fileOf: FileOf): IniFile {
  const { name, clientId, authUrl, tokenUrl, apiUrl, roles, signoutRedirectUrl, loginAttributePath } = genericOauth;
  const { scopes = ['openid', 'profile', 'email'], groupsAttributePath = 'groups' } = genericOauth;
  const authority = authorityOf(genericOauth);
  return {
    auth: { disable_login_form: true },
    'auth.generic_oauth': {
      enabled: true,
      ...(name ? { name } : {}),
      client_id: clientId,
      scopes: scopes.join(' '),
      auth_url: authUrl,
      token_url: tokenUrl,
      api_url: apiUrl,
      ...(authority ? { tls_client_ca: fileOf(authority) } : {}),
      // A code that somebody else has seen is of no use to them.
      use_pkce: true,
      // A person who is no longer known there is signed out here when the token ends, and not after days.
      use_refresh_token: true,
      ...(loginAttributePath ? { login_attribute_path: loginAttributePath } : {}),
      groups_attribute_path: groupsAttributePath,
      role_attribute_path: roleAttributePath(roles, groupsAttributePath),
      // By default everyone who can sign in there is let in, as a viewer.
      role_attribute_strict: true,
      ...(roles.GrafanaAdmin ? { allow_assign_grafana_admin: true } : {}),
      ...(signoutRedirectUrl ? { signout_redirect_url: signoutRedirectUrl } : {}),
    },
    // What is saved in the page of these settings would be before those of this file. Grafana passes over a value that is empty.
    sso_settings: { configurable_providers: 'none' },
  };
}
