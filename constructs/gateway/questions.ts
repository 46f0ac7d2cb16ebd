import type { Duration, Endpoint } from '../kit';
import { longerThan } from '../kit/model/timeouts';
import { block, type Directive, directive } from '../kit/text/nginx';
import { type Lookups, passTo } from '../kit/text/nginx-names';

/** What may be asked from outside. */
export const queryable = ['loki.query', 'tempo.query', 'prometheus.query'] as const;
export type Queryable = (typeof queryable)[number];

/** What is passed on of each API, and what within it is not: people who may ask may neither write nor delete. */
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

/** How long the gateway waits for an answer: longer than the store takes at most. */
export const patience = ({ offers }: Endpoint<Queryable>): Duration => longerThan(offers.timeout);

/**
 * Passes questions on to a store. `users`: the file with the people who may ask.
 * https://nginx.org/en/docs/http/ngx_http_auth_basic_module.html
 */
export function questions(host: string, to: Endpoint<Queryable>, users: string, place: Lookups): Directive[] {
  const { asked, refused } = paths[to.protocol];
  return [
    directive('auth_basic', host),
    directive('auth_basic_user_file', users),
    ...refused.map((path) => block('location', [path], [directive('return', '403')])),
    ...asked.map((path) =>
      block(
        'location',
        [path],
        [
          ...passTo(to, place),
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
  ];
}
