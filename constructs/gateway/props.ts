import type { ComponentProps, ConfigurationChange, Endpoint, HostPlace } from '../kit';
import { componentValidators } from '../kit/environment/component-props';
import { hostPlaceValidators } from '../kit/model/outside-host';
import {
  anything,
  count,
  endpoint,
  hostName,
  map,
  optional,
  subdomain,
  type Validators,
} from '../kit/model/validation';
import { type OptionalTls, optionalTlsValidator } from '../kit/pods/ingress';
import type { Directive } from '../kit/text/nginx';
import { type Passed, passed } from './config';
import { type Senders, sendersValidator } from './senders';

/** Who answers under which host. */
export type Hosts = Readonly<Record<string, Endpoint<Passed>>>;

export interface GatewayProps<H extends Hosts = Hosts> extends ComponentProps, Pick<HostPlace, 'addresses'> {
  /** The domain below which every host is, such as `example.com`. */
  readonly domain: string;
  /**
   * Who answers under which host: a name below the domain, such as `loki`, or the whole of it. Endpoints that are asked
   * (`loki.query`) are for people, those that take data (`otel.fromOtherClusters`, `mimir.remoteWrite`, `loki.push`) for senders.
   */
  readonly hosts: H;
  /**
   * The Secret with the people who may ask, in its key `auth`: a line `name:hash` for each, as `htpasswd` or
   * `openssl passwd -apr1` make them. A change counts within a minute, without a restart. Required where something is asked.
   */
  readonly users?: string;
  /**
   * Who may send: `bearerTokens('gateway-senders')` or `basicUsers('gateway-senders')`. Required where something is sent, unless TLS is
   * off: then everybody may, as a token would cross the network readably.
   */
  readonly senders?: Senders;
  /** The requests a second that each sender may make; of what is beyond, twice as many at once. More are answered 429. Default: 200. */
  readonly requestsPerSecond?: number;
  /**
   * Where the certificate comes from: `clusterIssuer('letsencrypt')`, `issuer(…)` or `certificateIn(…)`; `off`: HTTP alone, for tests.
   * Default: the Secret that has the gateway's name with `-tls`, which somebody makes.
   */
  readonly tls?: OptionalTls;
  /** One of the cluster's ingress classes. Default: the first. */
  readonly className?: string;
  /**
   * What is to be different in nginx's configuration, where there is no property for it: from directives to directives, which
   * are written by `nginx.directive('name', 'value')` and `nginx.block('name', ['value'], [...])`. Default: nothing.
   * https://nginx.org/en/docs/dirindex.html
   */
  readonly configuration?: ConfigurationChange<readonly Directive[], readonly Directive[]>;
}

export const gatewayValidators: Validators<GatewayProps> = {
  ...componentValidators,
  addresses: hostPlaceValidators.addresses,
  domain: hostName('example.com'),
  hosts: map(endpoint(...passed), 'loki'),
  users: optional(subdomain('observability-users')),
  senders: optional(sendersValidator),
  requestsPerSecond: optional(count(1, 100_000)),
  tls: optional(optionalTlsValidator),
  className: optional(subdomain('kong')),
  // Checked when it is applied.
  configuration: anything(),
};
