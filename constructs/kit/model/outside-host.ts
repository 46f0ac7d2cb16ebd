import { isIP } from 'node:net';
import { address, usual } from './address-checks';
import type { Checks } from './checks';
import type { Cluster } from './cluster';
import { Endpoint, type EndpointProps, MissingEndpoint, type Proxied } from './endpoint';
import type { HostPlace } from './host-place';
import { familiesOf, type IpFamily } from './ip-families';
import type { OutsideHost, Peer } from './peer';
import { podsValidator } from './peer-checks';
import type { Protocol, Protocols } from './protocols';
import { list, optional, spokenEndpoint, type Validators } from './validation';

/** A host that somebody calls. */
export interface CalledHost extends HostPlace, Proxied {
  readonly host: string;
  readonly port: number;
}

/** Of a host that is always called directly. */
export const hostPlaceValidators: Validators<HostPlace> = {
  addresses: optional(list(address, { least: 1 })),
  pods: optional(podsValidator),
};

/** Of a host that can be called through a proxy. */
export const proxiedHostValidators: Validators<HostPlace & Proxied> = {
  ...hostPlaceValidators,
  proxy: optional(spokenEndpoint('http-proxy')),
};

/** Whether a name is that of a Service of this cluster, with its namespace. */
const isService = (host: string): boolean => /\.svc(\.|$)/.test(host);

/** Whether a name is one that only this cluster's DNS knows. */
export const isInCluster = (host: string): boolean => !/[.:]/.test(host) || isService(host);

/** A host that is called by its address needs no other said. */
function withOwnAddress(called: CalledHost): CalledHost {
  const own = called.host.replace(/^\[(.+)\]$/, (_, address: string) => usual(address));
  return isIP(own) > 0 && !called.addresses && !called.pods ? { ...called, addresses: [own] } : called;
}

/**
 * Reports a host that no policy of this network can let through. `property`: where the environment file has its place. `instead`: where
 * its addresses are written.
 */
export function checkHostPlace(
  check: Checks,
  property: string,
  called: CalledHost,
  cluster: Pick<Cluster, 'network' | 'ipFamilies'>,
  instead = "addresses: ['203.0.113.0/24'], the blocks of addresses that the host has",
): void {
  const { host, addresses, pods } = withOwnAddress(called);
  if (called.proxy) {
    checkBehindProxy(check, property, { ...called, proxy: called.proxy });
    return;
  }
  if (isInCluster(host)) {
    check.require(
      pods !== undefined,
      property,
      `${host} is a Service of this cluster, and nothing says which pods answer there`,
      "pods: pods('mail', { app: 'postfix' }), with their namespace and labels",
    );
    return;
  }
  check.require(
    pods === undefined && (addresses !== undefined || cluster.network.plugin === 'cilium'),
    property,
    pods === undefined
      ? `a policy of this network knows no names, so it cannot let ${host} through`
      : `${host} is outside the cluster, and pods are given`,
    instead,
  );
  if (addresses) checkFamilies(check, property, { host, addresses }, familiesOf(cluster));
}

/** Reports what is said of a host's place beside its proxy, and a proxy for a host that needs none. */
function checkBehindProxy(
  check: Checks,
  property: string,
  { host, addresses, pods, proxy }: CalledHost & { readonly proxy: Endpoint },
): void {
  // A proxy that was wrong itself has been reported.
  if (proxy instanceof MissingEndpoint) return;
  // A name without dots may be one that the proxy alone knows.
  check.require(
    pods === undefined && !isService(host),
    property.replace(/addresses$/, 'proxy'),
    `${host} is in this cluster, where nobody needs a proxy`,
    'no proxy',
  );
  check.require(
    addresses === undefined,
    property,
    `${host} is called through ${proxy.host}, so policies let nobody out to its addresses`,
    'no addresses beside proxy: those of the proxy stand in its own external({ … })',
  );
}

/** Says that a policy lets a host through by addresses of a family that no pod of this cluster has. */
function checkFamilies(
  check: Checks,
  property: string,
  { host, addresses }: Pick<OutsideHost, 'host' | 'addresses'>,
  families: readonly IpFamily[],
): void {
  if (addresses.some((each) => families.includes(each.includes(':') ? 'IPv6' : 'IPv4'))) return;
  const ofPods = families.join(' and ');
  check.warnOnce(
    property,
    `the addresses of pods here are of ${ofPods} alone and those of ${host} are not, so a policy lets nothing through to it`,
    `its addresses of ${ofPods}, or the cluster's other family in ipFamilies`,
  );
}

/** The endpoint of a host that is no component of the environment. `further`: what else is said of it. Default: nothing. */
export function hostEndpoint<P extends Protocol>(
  environment: string,
  protocol: P,
  called: CalledHost,
  offers: Protocols[P],
  further: Pick<EndpointProps<P>, 'scheme' | 'path' | 'access'> = {},
): Endpoint<P> {
  const { host, port, addresses = [], pods, proxy } = withOwnAddress(called);
  const outside: OutsideHost = { kind: 'outside-host', host, addresses };
  const peer: Peer = pods ?? outside;
  const owner = { environment, component: host, workload: host };
  return new Endpoint({ protocol, owner, peer, host, port, offers, proxy, ...further });
}
