import type { Selector } from './kubernetes';

/** The fields of NetworkPolicies and of CiliumNetworkPolicies, in one type. Their rules share no field. */

export interface PolicyPeer {
  readonly ipBlock?: { readonly cidr: string };
  readonly namespaceSelector?: Selector;
  readonly podSelector?: Selector;
}

export interface PolicyPort {
  readonly port: number | string;
  /** Default: TCP in a NetworkPolicy, any in a CiliumNetworkPolicy. */
  readonly protocol?: string;
}

export interface PolicyRule {
  readonly from?: readonly PolicyPeer[];
  readonly to?: readonly PolicyPeer[];
  readonly ports?: readonly PolicyPort[];
  readonly toEntities?: readonly string[];
  readonly fromEntities?: readonly string[];
  readonly toCIDR?: readonly string[];
  readonly toFQDNs?: readonly { readonly matchName?: string; readonly matchPattern?: string }[];
  readonly toEndpoints?: readonly Selector[];
  readonly toPorts?: readonly { readonly ports: readonly PolicyPort[] }[];
}
