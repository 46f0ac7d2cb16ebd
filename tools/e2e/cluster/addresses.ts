import { isIPv6 } from 'node:net';
import type { Cluster } from '../../../constructs/kit';
import { clusterDomainOf } from '../../../constructs/kit/model/cluster';
import { isAddressedByIPv6 } from '../../../constructs/kit/model/ip-families';

/** The addresses of a run's pods. They exist in its own network namespaces only, which have no others. */
export interface PodNetwork {
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

const network = (begin: string, of: Pick<PodNetwork, 'prefixLength' | 'tables' | 'recordType'>): PodNetwork => ({
  ...of,
  node: `${begin}1`,
  apiServer: `${begin}2`,
  domain: clusterDomainOf({}),
  rendered: (index) => `${begin}${10 + index}`,
  played: (index) => `${begin}${201 + index}`,
});

export const ipv4Network = network('10.244.0.', { prefixLength: 24, tables: 'ip', recordType: 1 });
export const ipv6Network = network('fd00:10:244::', { prefixLength: 64, tables: 'ip6', recordType: 28 });

/** The network of the pods of a cluster: in the family in which it is addressed, and in no other. */
export const networkOf = (cluster: Pick<Cluster, 'ipFamilies' | 'clusterDomain'>): PodNetwork => ({
  ...(isAddressedByIPv6(cluster) ? ipv6Network : ipv4Network),
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
