import type { Cluster } from '../kit';
import { isAddressedByIPv6 } from '../kit/model/ip-families';

/** How a target is asked, as upstream's example calls it. */
export const moduleNames = ['http_2xx', 'tcp_connect', 'tcp_tls'] as const;

/**
 * `http_2xx`: a GET is answered with a status of 200 to 299. `tcp_connect`: a connection is opened. `tcp_tls`: the same with TLS. Those
 * with TLS show when the first of the certificates expires.
 */
export type ProbeModule = (typeof moduleNames)[number];

/** https://github.com/prometheus/blackbox_exporter/blob/v0.28.0/CONFIGURATION.md */
export function blackboxConfiguration(used: readonly ProbeModule[], cluster: Pick<Cluster, 'ipFamilies'>) {
  // By default a name is asked for IPv6 first, and where pods have none no probe of such a host succeeds.
  const address = { preferred_ip_protocol: isAddressedByIPv6(cluster) ? 'ip6' : 'ip4' };
  const all = {
    http_2xx: { prober: 'http', http: address },
    tcp_connect: { prober: 'tcp', tcp: address },
    tcp_tls: { prober: 'tcp', tcp: { ...address, tls: true } },
  };
  return {
    modules: Object.fromEntries(moduleNames.filter((name) => used.includes(name)).map((name) => [name, all[name]])),
  };
}

/** The exporter's configuration, as the property `configuration` is given it. */
export type BlackboxConfiguration = ReturnType<typeof blackboxConfiguration>;
