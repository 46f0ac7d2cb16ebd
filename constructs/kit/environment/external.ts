import type { Access } from '../model/access';
import { accessValidators } from '../model/access-checks';
import { callSite } from '../model/call-site';
import { Checks } from '../model/checks';
import { type Endpoint, MissingEndpoint, missingEndpoint, type Proxied } from '../model/endpoint';
import type { HostPlace } from '../model/host-place';
import { checkHostPlace, hostEndpoint, proxiedHostValidators } from '../model/outside-host';
import type { Protocol, Protocols } from '../model/protocols';
import { proxyProblem } from '../model/through-proxy';
import { mebibytes } from '../model/units';
import { anything, flag, oneOf, optional, type Validators } from '../model/validation';
import type { Environment } from './environment';
import { checkBrokers } from './external-kafka';
import { checkUrl, portOf, url } from './external-url';
import { environmentOf } from './given-surroundings';
import { offersOf } from './offers';
import { checkProxyItself } from './proxy-checks';

/** What may be outside, and what is known of one of whom nothing is said. */
const assumed = {
  'otlp.http': {},
  'otlp.grpc': {},
  'otlp.traces': {},
  'otlp.metrics': { exemplars: true },
  'otlp.logs': {},
  'prometheus.exposition': { everyPod: false },
  'prometheus.remote-write': { exemplars: false, nativeHistograms: false },
  'loki.push': {},
  'pyroscope.push': {},
  alertmanager: { everyPod: false, watchdog: false },
  s3: {},
  gcs: {},
  'azure-blob': {},
  postgresql: {},
  // The brokers' own default, of a batch of records. https://kafka.apache.org/documentation/#topicconfigs_max.message.bytes
  kafka: { largestRequest: mebibytes(1) },
  http: {},
  'http-proxy': {},
  tcp: {},
} as const satisfies { readonly [P in Protocol]?: Protocols[P] };

/** The protocols that something outside can be called in. */
export type ExternalProtocol = keyof typeof assumed;

export interface ExternalProps<P extends ExternalProtocol> extends HostPlace, Access, Proxied {
  /** What is spoken there. */
  readonly protocol: P;
  /**
   * Its URL, with the path that a caller of this protocol uses: `https://otlp.example.com:4318/otlp`. What follows by the protocol
   * itself, such as `/v1/traces`, is not part of it. Kafka: `kafka://kafka.example.com:9092`, with `addresses` of all brokers.
   */
  readonly url: string;
  /** Kafka's brokers are called with TLS, as by their listeners `SSL` and `SASL_SSL`. Default: without; of other protocols the URL says it. */
  readonly tls?: boolean;
  /** What it says of itself, such as that it keeps exemplars. Default: nothing but what every one can. */
  readonly offers?: Partial<Protocols[P]>;
}

/**
 * The endpoint of something that is no part of any environment: a cloud, an identity provider, a database of somebody else. Policies,
 * certificates and credentials follow from it as from every other. Reports a malformed URL, a host that no policy of the network
 * can let through, and credentials that would cross the network readably.
 */
export function external<P extends ExternalProtocol>(environment: Environment, given: ExternalProps<P>): Endpoint<P> {
  const place = { environment: environmentOf(environment, 'external').name, component: 'external' };
  const check = new Checks(environment, place, callSite());
  const validators: Validators<ExternalProps<ExternalProtocol>> = {
    ...proxiedHostValidators,
    ...accessValidators,
    protocol: oneOf(Object.keys(assumed) as ExternalProtocol[]),
    // Which URL is right follows from the protocol.
    url: Object.hasOwn(assumed, String(given?.protocol)) ? url(given.protocol) : anything(),
    tls: optional(flag()),
    offers: optional(offersOf(given?.protocol)),
  };
  const props = check.properties(given as ExternalProps<ExternalProtocol>, validators);
  if (!check.isClean) return missingEndpoint<P>();
  const read = new URL(props.url);
  checkUrl(check, read, props.protocol);
  checkProxyItself(check, read, props);
  if (!check.isClean) return missingEndpoint<P>();
  const { addresses, pods, proxy, credentials, certificateAuthority, sasl, tls = false } = props;
  // What is wrong with the proxy has been reported where it is.
  if (proxy instanceof MissingEndpoint) return missingEndpoint<P>();
  const host = { host: read.hostname, port: portOf(read), addresses, pods, proxy };
  checkHostPlace(check, 'addresses', host, environment.cluster);
  checkBrokers(check, host.host, props);
  const unproxied = proxy && proxyProblem(props.protocol);
  if (unproxied) check.report('proxy', ...unproxied);
  const isReadable = read.protocol === 'http:' || (read.protocol === 'kafka:' && !tls);
  check.require(
    credentials === undefined || props.protocol === 'kafka' || !isReadable,
    'url',
    `credentials would cross the network readably on the way to ${read.hostname}`,
    `https://${read.host}, or no credentials`,
  );
  if (!check.isClean) return missingEndpoint<P>();
  const isAsked = credentials ?? certificateAuthority ?? sasl;
  const access = isAsked && { credentials, certificateAuthority, sasl };
  const scheme = isReadable ? 'http' : 'https';
  const offers = { ...assumed[given.protocol], ...given.offers } as Protocols[P];
  const path = read.pathname.replace(/\/$/, '');
  return hostEndpoint<P>(environment.name, given.protocol, host, offers, { scheme, path, access });
}
