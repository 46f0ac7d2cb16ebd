/** A family of addresses, as Kubernetes calls it. https://kubernetes.io/docs/concepts/services-networking/dual-stack/ */
export type IpFamily = 'IPv4' | 'IPv6';

export const ipFamilies: readonly IpFamily[] = ['IPv4', 'IPv6'];

interface Families {
  readonly ipFamilies?: readonly IpFamily[];
}

/** The families of a cluster's pods. */
export const familiesOf = ({ ipFamilies = ['IPv4'] }: Families): readonly IpFamily[] => ipFamilies;

export const hasFamily = (cluster: Families, family: IpFamily): boolean => familiesOf(cluster).includes(family);

/** The family in which Services, nodes and pods are addressed: the first. */
export const isAddressedByIPv6 = (cluster: Families): boolean => familiesOf(cluster)[0] === 'IPv6';
