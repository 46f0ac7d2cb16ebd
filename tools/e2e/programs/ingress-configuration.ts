import { block, directive, printNginx } from '../../../constructs/kit/text/nginx';

interface IngressConfiguration {
  readonly folder: string;
  /** As a URL has it. */
  readonly address: string;
  /** Where each host leads. */
  readonly hosts: Readonly<Record<string, string>>;
}

const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

/** nginx as an ingress controller that bounds nothing itself: bodies pass as they come. */
export function ingressConfiguration({ folder, address, hosts }: IngressConfiguration): string {
  const listen = directive('listen', `${address}:443`, 'ssl');
  const servers = Object.entries(hosts).map(([host, to]) =>
    block(
      'server',
      [],
      [
        listen,
        directive('server_name', host),
        block(
          'location',
          ['/'],
          [
            directive('proxy_pass', `http://${to}`),
            directive('proxy_http_version', '1.1'),
            directive('proxy_request_buffering', 'off'),
            directive('proxy_set_header', 'Connection', ''),
            directive('proxy_set_header', 'Host', '$host'),
            directive('proxy_set_header', 'X-Forwarded-Proto', '$scheme'),
          ],
        ),
      ],
    ),
  );
  const unknown = [directive('listen', `${address}:443`, 'ssl', 'default_server'), directive('return', '404')];
  return printNginx([
    directive('daemon', 'off'),
    directive('pid', `${folder}/nginx.pid`),
    block('events', [], []),
    block(
      'http',
      [],
      [
        ...temporary.map((name) => directive(`${name}_temp_path`, `${folder}/${name}`)),
        directive('log_format', 'status', '$status'),
        directive('access_log', `${folder}/access.log`, 'status'),
        directive('ssl_certificate', `${folder}/tls.crt`),
        directive('ssl_certificate_key', `${folder}/tls.key`),
        directive('client_max_body_size', '0'),
        block('server', [], unknown),
        ...servers,
      ],
    ),
  ]);
}
