import { isIPv6 } from 'node:net';
import type { Cluster } from '../../../constructs/kit';
import { clusterDomainOf } from '../../../constructs/kit/model/cluster';
import { isAddressedByIPv6 } from '../../../constructs/kit/model/ip-families';

/** The addresses of a run's pods. They exist in its own network namespaces only, which have no others. */
export interface PodNetwork {
  /** The bridge that joins its pods. Networks of one run have no way to each other. */
  readonly bridge: string;
  readonly prefixLength: number;
  /** The family as nft calls its tables. */
  readonly tables: 'ip' | 'ip6';
  /** The type of the DNS records with its addresses. https://www.rfc-editor.org/rfc/rfc3596 */
  readonly recordType: number;
  /** The node: the kubelet, Hubble and the DNS server answer here. */
  readonly node: string;
  /** The API server. */
  readonly apiServer: string;
  /** The domain of the names of Services. */
  readonly domain: string;
  /** The address of a rendered pod, by its index. */
  rendered(index: number): string;
  /** The address of a pod that a run plays itself. */
  played(index: number): string;
}

const network = (
  begin: string,
  of: Pick<PodNetwork, 'bridge' | 'prefixLength' | 'tables' | 'recordType'>,
): PodNetwork => ({
  ...of,
  node: `${begin}1`,
  apiServer: `${begin}2`,
  domain: clusterDomainOf({}),
  rendered: (index) => `${begin}${10 + index}`,
  played: (index) => `${begin}${201 + index}`,
});

const ipv4 = { prefixLength: 24, tables: 'ip', recordType: 1 } as const;
const ipv6 = { prefixLength: 64, tables: 'ip6', recordType: 28 } as const;
export const ipv4Network = network('10.244.0.', { bridge: 'pods', ...ipv4 });
export const ipv6Network = network('fd00:10:244::', { bridge: 'pods', ...ipv6 });

/** The networks of the environment that is run, and of another one that sends to it. */
const networks = {
  own: { ipv4: ipv4Network, ipv6: ipv6Network },
  sender: {
    ipv4: network('10.245.0.', { bridge: 'senders', ...ipv4 }),
    ipv6: network('fd00:10:245::', { bridge: 'senders', ...ipv6 }),
  },
};

/** The network of the pods of a cluster: in the family in which it is addressed, and in no other. `whose`: of which of two clusters. */
export const networkOf = (
  cluster: Pick<Cluster, 'ipFamilies' | 'clusterDomain'>,
  whose: keyof typeof networks = 'own',
): PodNetwork => ({
  ...networks[whose][isAddressedByIPv6(cluster) ? 'ipv6' : 'ipv4'],
  domain: clusterDomainOf(cluster),
});

/** An address as it stands in a URL. */
export const inUrl = (address: string): string => (isIPv6(address) ? `[${address}]` : address);

/** An address as a record of DNS has it. */
export function addressBytes(address: string): Buffer {
  if (!isIPv6(address)) return Buffer.from(address.split('.').map(Number));
  const [before = '', after] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)));
  const [first, last] = [groups(before), groups(after ?? '')];
  const between = Array.from({ length: 8 - first.length - last.length }, () => 0);
  return Buffer.from([...first, ...between, ...last].flatMap((group) => [group >> 8, group & 0xff]));
}
