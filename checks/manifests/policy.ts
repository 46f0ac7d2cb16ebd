import type { Selector } from './kubernetes';

/** The fields of NetworkPolicies and CiliumNetworkPolicies, in one type: a rule of one has none of the other's fields. */

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
  readonly toEndpoints?: readonly Selector[];
  readonly toPorts?: readonly { readonly ports: readonly PolicyPort[] }[];
}
