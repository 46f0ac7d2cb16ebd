import type { Endpoint } from '../../kit';
import type { FileOf } from '../../kit/model/secret-key';
import type { ClientArguments } from '../syntax/client';

/** By whom an endpoint is called, through which proxy, and which certificates are trusted there. */
export function clientArguments({ access, proxy }: Endpoint, fileOf: FileOf): ClientArguments {
  const { credentials, certificateAuthority } = access ?? {};
  return {
    ...(proxy ? { proxy_url: proxy.url } : {}),
    ...(credentials?.kind === 'bearer-token' ? { bearer_token_file: fileOf(credentials.token) } : {}),
    ...(credentials?.kind === 'basic-login'
      ? { basic_auth: { username: credentials.username, password_file: fileOf(credentials.password) } }
      : {}),
    ...(certificateAuthority ? { tls_config: { ca_file: fileOf(certificateAuthority) } } : {}),
  };
}
