import type { Duration, Endpoint } from '../kit';
import { longerThan } from '../kit/model/timeouts';
import { block, type Directive, directive, listen, readOnlyRoot } from '../kit/text/nginx';
import { type Lookups, lookups, passTo } from '../kit/text/nginx-names';

/** What may be asked from outside. */
export const queryable = ['loki.query', 'tempo.query', 'prometheus.query'] as const;
export type Queryable = (typeof queryable)[number];

/** The name that the file with the people has in its folder. */
export const usersFile = 'users';

/** Answered by nginx itself, to the kubelet. */
export const healthPath = '/-/healthy';

/** What is passed on of each API, and what within it is not: whoever may ask may neither write nor delete. */
const paths: Readonly<Record<Queryable, { readonly asked: readonly string[]; readonly refused: readonly string[] }>> = {
  // https://grafana.com/docs/loki/latest/reference/loki-http-api/
  'loki.query': {
    asked: ['/loki/api/v1/'],
    refused: ['/loki/api/v1/push', '/loki/api/v1/delete', '/loki/api/v1/rules', '/loki/api/v1/cache/'],
  },
  // https://grafana.com/docs/tempo/latest/api_docs/
  'tempo.query': { asked: ['/api/'], refused: ['/api/overrides'] },
  // https://prometheus.io/docs/prometheus/latest/querying/api/
  'prometheus.query': { asked: ['/api/v1/'], refused: ['/api/v1/write', '/api/v1/otlp/', '/api/v1/admin/'] },
};

interface GatewayOptions extends Lookups {
  readonly port: number;
  /** The file with the people. */
  readonly users: string;
  readonly tls: boolean;
}

/** https://nginx.org/en/docs/http/ngx_http_auth_basic_module.html */
export function gatewayConfiguration(
  hosts: readonly (readonly [host: string, to: Endpoint<Queryable>])[],
  options: GatewayOptions,
): Directive[] {
  const { port, cluster } = options;
  return [
    ...readOnlyRoot.main,
    block('events', [], []),
    block(
      'http',
      [],
      [
        ...readOnlyRoot.http,
        lookups,
        directive('server_tokens', 'off'),
        directive(
          'log_format',
          'json',
          'escape=json',
          '{"time":"$time_iso8601","host":"$host","user":"$remote_user","method":"$request_method","path":"$uri","status":$status,"seconds":$request_time}',
        ),
        directive('access_log', '/dev/stdout', 'json'),
        // A live tail is a connection that changes its protocol.
        block(
          'map',
          ['$http_upgrade', '$connection_upgrade'],
          [directive('default', 'upgrade'), directive("''", 'close')],
        ),
        block(
          'server',
          [],
          [
            ...listen(cluster, port, 'default_server'),
            block('location', ['=', healthPath], [directive('access_log', 'off'), directive('return', '204')]),
            // A host that nobody wired.
            block('location', ['/'], [directive('return', '404')]),
          ],
        ),
        ...hosts.map(([host, to]) => server(host, to, options)),
      ],
    ),
  ];
}

/** How long the gateway waits for an answer: longer than the store takes at most. */
export const patience = ({ offers }: Endpoint<Queryable>): Duration => longerThan(offers.timeout);

function server(host: string, to: Endpoint<Queryable>, options: GatewayOptions): Directive {
  const { port, users, tls, cluster } = options;
  const { asked, refused } = paths[to.protocol];
  return block(
    'server',
    [],
    [
      ...listen(cluster, port),
      directive('server_name', host),
      // Before the password is asked for: it is not to cross the network readably.
      ...(tls
        ? [
            block(
              'if',
              ['($http_x_forwarded_proto', '=', 'http)'],
              [directive('return', '308', 'https://$host$request_uri')],
            ),
          ]
        : []),
      directive('auth_basic', host),
      directive('auth_basic_user_file', users),
      ...refused.map((path) => block('location', [path], [directive('return', '403')])),
      ...asked.map((path) =>
        block(
          'location',
          [path],
          [
            ...passTo(to, options),
            directive('proxy_http_version', '1.1'),
            directive('proxy_set_header', 'Upgrade', '$http_upgrade'),
            directive('proxy_set_header', 'Connection', '$connection_upgrade'),
            // The store asks nobody; the password stays here.
            directive('proxy_set_header', 'Authorization', ''),
            // Answers come as they are found.
            directive('proxy_buffering', 'off'),
            directive('proxy_read_timeout', `${patience(to).seconds}s`),
          ],
        ),
      ),
      block('location', ['/'], [directive('return', '404')]),
    ],
  );
}
