import { type Bytes, type Endpoint, mebibytes, seconds } from '../kit';
import { block, type Directive, directive } from '../kit/text/nginx';
import { type Lookups, passTo } from '../kit/text/nginx-names';
import type { Senders } from './senders';

/** What may be sent from outside. */
export const deliverable = ['otlp.passed-on', 'prometheus.remote-write', 'loki.push'] as const;
export type Deliverable = (typeof deliverable)[number];

/** The largest request that is passed on where the answering side states no bound. */
export const usualLargestRequest = mebibytes(20);

/** How long a sender may be silent within a request, and how long the answering side may take for it. */
const patience = { request: seconds(30), answer: seconds(60) };

/** The zone in which requests are counted. */
const zone = 'senders';

/**
 * Counts the requests of each sender, for the context `http`. What is counted by is the header by which a sender is known, as it is sent:
 * somebody who uses another's name without the password does not take its share.
 * https://nginx.org/en/docs/http/ngx_http_limit_req_module.html
 */
export const requestRate = (requestsPerSecond: number): Directive[] => [
  directive('limit_req_zone', '$http_authorization', `zone=${zone}:1m`, `rate=${requestsPerSecond}r/s`),
  // Senders try again after this; by default it is 503.
  directive('limit_req_status', '429'),
];

/** The paths at which an endpoint takes what is sent; no other is passed on. */
function pathsOf({ protocol, path }: Endpoint<Deliverable>): string[] {
  if (protocol !== 'otlp.passed-on') return [path];
  return ['traces', 'metrics', 'logs'].map((signal) => `${path}/v1/${signal}`);
}

/** Passes on what is sent to an endpoint, from senders that are known. `senders`: undefined where nobody is asked. */
export function deliveries(
  to: Endpoint<Deliverable>,
  { senders, requestsPerSecond }: { readonly senders?: Senders; readonly requestsPerSecond: number },
  place: Lookups,
): Directive[] {
  const { largestRequest = usualLargestRequest } = to.offers;
  return [
    directive('client_max_body_size', inBytes(largestRequest)),
    directive('client_body_timeout', `${patience.request.seconds}s`),
    ...(senders
      ? [...senders.server, directive('limit_req', `zone=${zone}`, `burst=${2 * requestsPerSecond}`, 'nodelay')]
      : []),
    ...pathsOf(to).map((path) =>
      block(
        'location',
        ['=', path],
        [
          ...(senders?.location ?? []),
          // The path is the same on both sides.
          ...passTo({ ...to, path: '' }, place),
          directive('proxy_http_version', '1.1'),
          directive('proxy_set_header', 'Connection', ''),
          directive('proxy_set_header', 'Authorization', ''),
          ...(to.protocol === 'otlp.passed-on' ? [senderHeader(to, senders)] : []),
          // A body goes on as it comes: the gateway has no room for many large ones.
          directive('proxy_request_buffering', 'off'),
          directive('proxy_read_timeout', `${patience.answer.seconds}s`),
        ],
      ),
    ),
  ];
}

/** Says who sends. Without anybody to ask, nobody does: what a sender puts there itself is taken away. */
const senderHeader = ({ offers }: Endpoint<Deliverable>, senders: Senders | undefined): Directive =>
  directive('proxy_set_header', 'senderHeader' in offers ? offers.senderHeader : 'X-Sender', senders ? '$sender' : '');

const inBytes = (size: Bytes): string => String(size.bytes);
