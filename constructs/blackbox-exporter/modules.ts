import type { Cluster, Endpoint } from '../kit';
import { isAddressedByIPv6 } from '../kit/model/ip-families';

/** How a target is asked, as upstream's example calls it. */
export const moduleNames = ['http_2xx', 'tcp_connect', 'tcp_tls'] as const;

/**
 * `http_2xx`: a GET is answered with a status of 200 to 299. `tcp_connect`: a connection is opened. `tcp_tls`: the same with TLS. Those
 * with TLS show when the first of the certificates expires.
 */
export type ProbeModule = (typeof moduleNames)[number];

/** A way in which targets are asked. */
export interface UsedModule {
  readonly module: ProbeModule;
  /** The proxy through which they are. Default: they are asked themselves. */
  readonly proxy?: Endpoint<'http-proxy'>;
}

/** What it is called, in the configuration and by the label `module`: with a proxy, by that too. */
export const nameOf = ({ module, proxy }: UsedModule): string => (proxy ? `${module}_by_${proxy.address}` : module);

/** https://github.com/prometheus/blackbox_exporter/blob/v0.28.0/CONFIGURATION.md */
export function blackboxConfiguration(used: readonly UsedModule[], cluster: Pick<Cluster, 'ipFamilies'>) {
  // By default a name is asked for IPv6 first, and where pods have none no probe of such a host succeeds.
  const address = { preferred_ip_protocol: isAddressedByIPv6(cluster) ? 'ip6' : 'ip4' };
  const all = {
    http_2xx: { prober: 'http', http: address },
    tcp_connect: { prober: 'tcp', tcp: address },
    tcp_tls: { prober: 'tcp', tcp: { ...address, tls: true } },
  };
  const sorted = moduleNames.flatMap((name) => used.filter(({ module }) => module === name));
  return {
    modules: Object.fromEntries(
      sorted.map((each) => [nameOf(each), each.proxy ? throughProxy(each.proxy, address) : all[each.module]]),
    ),
  };
}

/** By default the exporter asks DNS for the host itself, which pods behind a proxy may not learn, and has the proxy call an address. */
const throughProxy = (proxy: Endpoint, address: object) => ({
  prober: 'http',
  http: { ...address, proxy_url: proxy.url, skip_resolve_phase_with_proxy: true },
});

/** The exporter's configuration, as the property `configuration` is given it. */
export type BlackboxConfiguration = ReturnType<typeof blackboxConfiguration>;
