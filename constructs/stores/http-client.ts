import type { Endpoint } from '../kit';
import type { FileOf } from '../kit/model/secret-key';

/**
 * By whom somebody is called, through which proxy, and which certificates are trusted there, as Prometheus and what is made of its parts read
 * it. Each file is read again with each request. `serverName`: the name in the certificate, where it is another than that of the host.
 * https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_config
 */
export const httpClient = (
  { access: { credentials, certificateAuthority } = {}, proxy }: Pick<Endpoint, 'access' | 'proxy'>,
  fileOf: FileOf,
  serverName?: string,
) => ({
  ...(proxy ? { proxy_url: proxy.url } : {}),
  ...(credentials?.kind === 'bearer-token' ? { authorization: { credentials_file: fileOf(credentials.token) } } : {}),
  ...(credentials?.kind === 'basic-login'
    ? { basic_auth: { username: credentials.username, password_file: fileOf(credentials.password) } }
    : {}),
  ...(certificateAuthority || serverName !== undefined
    ? {
        tls_config: {
          ...(certificateAuthority ? { ca_file: fileOf(certificateAuthority) } : {}),
          ...(serverName === undefined ? {} : { server_name: serverName }),
        },
      }
    : {}),
});
