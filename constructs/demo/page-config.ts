import { block, type Directive, directive, listen } from '../kit/text/nginx';
import { healthPath, type Lookups, nginxConfiguration } from '../kit/text/nginx-names';
import { levelByStatus } from './served-by-nginx';

export interface PageDirectives {
  /** For the location of the backend. */
  readonly api: readonly Directive[];
  /** The path at which browsers send, and what stands in its location. Undefined: nobody takes what they send. */
  readonly spans: { readonly path: string; readonly location: readonly Directive[] } | undefined;
}

/** Where the page asks of which pod its spans are, and the folder of the file that the start writes. */
export const telemetryFile = 'telemetry.json';
export const writtenFolder = '/tmp';

/** The page takes its scripts, and makes its calls, at its own origin alone. */
const headers: Directive[] = [
  directive(
    'add_header',
    'Content-Security-Policy',
    "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
  ),
  directive('add_header', 'X-Content-Type-Options', 'nosniff'),
];

/**
 * A page, its calls to the backend, and the spans of its browsers. Everybody who sees the page can send spans, so they are few and small: a
 * batch of a page is at most 32 spans. nginx tells the addresses of its callers apart; behind an ingress controller those are one.
 * https://nginx.org/en/docs/http/ngx_http_limit_req_module.html
 */
export const pageConfiguration = ({ api, spans }: PageDirectives, place: Lookups): Directive[] =>
  nginxConfiguration([
    directive('include', '/etc/nginx/mime.types'),
    // The level and the trace as in the lines of the backend, so that a line leads to its trace.
    levelByStatus,
    block(
      'map',
      ['$http_traceparent', '$trace'],
      [
        directive('default', ','), // Braces stand in quotes.
        directive('"~^00-(?<id>[0-9a-f]{32})-(?<span>[0-9a-f]{16})-"', '$id,$span'),
      ],
    ),
    directive('log_format', 'traced', '$time_iso8601 $level [$trace] "$request" $status $request_time'),
    directive('access_log', '/dev/stdout', 'traced'),
    ...(spans
      ? [
          directive('limit_req_zone', '$binary_remote_addr', 'zone=spans:1m', 'rate=5r/s'),
          directive('limit_req_status', '429'),
        ]
      : []),
    block(
      'server',
      [],
      [
        ...listen(place.cluster, 8080),
        directive('root', '/usr/share/nginx/html'),
        block('location', ['/'], [...headers, directive('try_files', '$uri', '/index.html')]),
        block('location', ['/api/'], api),
        ...(spans ? [spansOfBrowsers(spans)] : []),
        block('location', ['=', `/${telemetryFile}`], [directive('root', writtenFolder)]),
        block('location', ['=', healthPath], [directive('access_log', 'off'), directive('return', '204')]),
      ],
    ),
  ]);

const spansOfBrowsers = ({ path, location }: NonNullable<PageDirectives['spans']>): Directive =>
  block(
    'location',
    ['=', path],
    [
      directive('limit_req', 'zone=spans', 'burst=20', 'nodelay'),
      directive('client_max_body_size', '128k'),
      block('limit_except', ['POST'], [directive('deny', 'all')]),
      directive('access_log', 'off'),
      ...location,
    ],
  );
