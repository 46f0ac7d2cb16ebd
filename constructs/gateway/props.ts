import type { ComponentProps, ConfigurationChange, Endpoint, Tls } from '../kit';
import { componentValidators } from '../kit/environment/component-props';
import { anything, endpoint, hostName, map, optional, subdomain, type Validators } from '../kit/model/validation';
import { tlsValidator } from '../kit/pods/ingress';
import type { Directive } from '../kit/text/nginx';
import { type Queryable, queryable } from './config';

export interface GatewayProps extends ComponentProps {
  /** The domain below which every host is, such as `example.com`. */
  readonly domain: string;
  /** Who answers under which host: a name below the domain, such as `loki`, or the whole of it. */
  readonly hosts: Readonly<Record<string, Endpoint<Queryable>>>;
  /**
   * The Secret with the people who may ask, in its key `auth`: a line `name:hash` for each, as `htpasswd` or
   * `openssl passwd -apr1` make them. A change counts within a minute, without a restart.
   */
  readonly users: string;
  /** Where the certificate comes from: `clusterIssuer('letsencrypt')`. Default: none, HTTP alone, for tests. */
  readonly tls?: Tls;
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
  domain: hostName('example.com'),
  hosts: map(endpoint(...queryable), 'loki'),
  users: subdomain('observability-users'),
  tls: optional(tlsValidator),
  className: optional(subdomain('kong')),
  // Checked when it is applied.
  configuration: anything(),
};
