import type { Endpoint } from '../kit';
import { block, type Directive, directive, listen } from '../kit/text/nginx';
import { healthPath, type Lookups, nginxConfiguration } from '../kit/text/nginx-names';
import { type Deliverable, deliverable, deliveries, requestRate } from './deliveries';
import { type Queryable, queryable, questions } from './questions';
import type { Senders } from './senders';

/** What is passed on from outside. */
export type Passed = Queryable | Deliverable;
export const passed = [...queryable, ...deliverable] as const;

/** The name that the file with the people has in its folder. */
export const usersFile = 'users';

interface GatewayOptions extends Lookups {
  readonly port: number;
  /** The file with the people. */
  readonly users: string;
  readonly tls: boolean;
  /** Who may send. Undefined: nobody is asked, or nothing is sent. */
  readonly senders?: Senders;
  readonly requestsPerSecond: number;
}

type Host = readonly [host: string, to: Endpoint<Passed>];

export const isDeliverable = (to: Endpoint<Passed>): to is Endpoint<Deliverable> =>
  deliverable.some((protocol) => protocol === to.protocol);

const isQueryable = (to: Endpoint<Passed>): to is Endpoint<Queryable> =>
  queryable.some((protocol) => protocol === to.protocol);

/** https://nginx.org/en/docs/dirindex.html */
export function gatewayConfiguration(hosts: readonly Host[], options: GatewayOptions): Directive[] {
  const { port, cluster, senders, requestsPerSecond } = options;
  const answers = hosts.some(([, to]) => isQueryable(to));
  return nginxConfiguration([
    directive('server_tokens', 'off'),
    directive('log_format', 'json', 'escape=json', logLine(senders)),
    directive('access_log', '/dev/stdout', 'json'),
    ...(senders ? [...senders.http, ...requestRate(requestsPerSecond)] : []),
    // A live tail is a connection that changes its protocol.
    ...(answers
      ? [
          block(
            'map',
            ['$http_upgrade', '$connection_upgrade'],
            [directive('default', 'upgrade'), directive("''", 'close')],
          ),
        ]
      : []),
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
    ...hosts.map((host) => server(host, options)),
  ]);
}

const logLine = (senders: Senders | undefined): string => {
  const user = senders ? '"user":"$remote_user","sender":"$sender"' : '"user":"$remote_user"';
  return `{"time":"$time_iso8601","host":"$host",${user},"method":"$request_method","path":"$uri","status":$status,"seconds":$request_time}`;
};

function server([host, to]: Host, options: GatewayOptions): Directive {
  const { port, users, tls, cluster } = options;
  return block(
    'server',
    [],
    [
      ...listen(cluster, port),
      directive('server_name', host),
      // Before the password is asked for: it is not to cross the network readably.
      ...(tls ? [block('if', ['($http_x_forwarded_proto', '=', 'http)'], [unencrypted(to)])] : []),
      ...(isDeliverable(to)
        ? deliveries(to, options, options)
        : questions(host, to as Endpoint<Queryable>, users, options)),
      block('location', ['/'], [directive('return', '404')]),
    ],
  );
}

/** People are led to TLS. A program would go on to show its token readably if it were: it is told. */
const unencrypted = (to: Endpoint<Passed>): Directive =>
  isDeliverable(to) ? directive('return', '403') : directive('return', '308', 'https://$host$request_uri');
