import type { Component, Endpoint } from '../kit';
import { type Credentials, secretsOf } from '../kit/model/access';
import type { FileOf } from '../kit/model/secret-key';
import { secretFiles } from '../kit/pods/secret-files';
import type { Mount } from '../kit/pods/volumes';
import { type Directive, directive } from '../kit/text/nginx';
import { readAgain } from '../kit/text/nginx-reread';

/** What nginx needs to hand spans on to where somebody asks who sends them. */
export interface SpansOutside {
  /** For the location that takes them. */
  readonly location: readonly Directive[];
  /** Lines of the shell before nginx starts. */
  readonly start: readonly string[];
  readonly mounts: readonly Mount[];
}

/** The public authorities, as the image has them. */
const publicAuthorities = '/etc/ssl/certs/ca-certificates.crt';

/** The folder with the directive that shows the credentials. */
const made = '/tmp/credentials';

/**
 * Spans that leave the cluster: nginx shows the credentials of the pod, which the browser never has, and looks at the certificate of the
 * other side. `page`: the workload. Nothing is needed for an endpoint of the same cluster. https://nginx.org/en/docs/http/ngx_http_proxy_module.html
 */
export function spansOutside(
  demo: Component,
  page: string,
  { access = {}, host, peer, scheme }: Endpoint,
): SpansOutside {
  if (peer.kind !== 'outside-host') return { location: [], start: [], mounts: [] };
  const { credentials, certificateAuthority } = access;
  const { fileOf, mounts } = secretFiles(demo, `/etc/${page}-secrets`, secretsOf(access, 'encoded', host));
  const authorities = certificateAuthority ? fileOf(certificateAuthority) : publicAuthorities;
  return {
    location: [
      // Nothing else that a browser says, such as its cookies, is passed on.
      directive('proxy_pass_request_headers', 'off'),
      directive('proxy_set_header', 'Content-Type', '$content_type'),
      directive('proxy_set_header', 'Content-Encoding', '$http_content_encoding'),
      // By default it speaks HTTP/1.0, which some ingress controllers refuse.
      directive('proxy_http_version', '1.1'),
      directive('proxy_set_header', 'Connection', ''),
      // A browser would ask its user for a name and a password.
      directive('proxy_hide_header', 'WWW-Authenticate'),
      ...(scheme === 'https' ? encrypted(authorities) : []),
      ...(credentials ? [directive('include', `${made}/*.conf`)] : []),
    ],
    start: credentials ? shown(credentials, fileOf, host) : [],
    mounts,
  };
}

/** The lines of the shell that write the header with the credentials. */
const shown = (credentials: Credentials, fileOf: FileOf, host: string): readonly string[] =>
  credentials.kind === 'bearer-token'
    ? credentialsStart('Bearer', fileOf(credentials.token), host)
    : credentialsStart('Basic', fileOf(credentials.encoded), host);

/** By default no certificate is looked at and no host named, and between it and its authority there may be one other. */
const encrypted = (authorities: string): Directive[] => [
  directive('proxy_ssl_server_name', 'on'),
  directive('proxy_ssl_verify', 'on'),
  directive('proxy_ssl_verify_depth', '5'),
  directive('proxy_ssl_trusted_certificate', authorities),
];

/** What is in the file becomes a part of nginx's configuration, so that nothing but a token may be in it. */
function credentialsStart(scheme: 'Bearer' | 'Basic', file: string, host: string): string[] {
  return [
    `mkdir -p ${made}`,
    ...readAgain(file, 'read_credentials', [
      `token=$(cat ${file})`,
      'case $token in',
      `  '' | *[!-A-Za-z0-9._~+/=]*) echo "${file} holds no token for ${host}: letters, digits and -._~+/=" >&2 ;;`,
      '  *)',
      `    (umask 077 && echo "proxy_set_header Authorization '${scheme} $token';" > ${made}/new)`,
      `    mv ${made}/new ${made}/credentials.conf`,
      '    ;;',
      'esac',
    ]),
  ];
}
