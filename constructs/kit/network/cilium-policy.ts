import { ApiObject } from 'cdk8s';
import type { Cluster } from '../model/cluster';
import { type Dns, dnsOf, dnsPort } from '../model/dns';
import type { Peer, Pods } from '../model/peer';
import type { Transport } from '../model/protocols';
import { block } from './addresses';
import type { Rule, Selected } from './rules';

/** What Cilium knows by what it is. https://docs.cilium.io/en/stable/security/policy/language/#entities-based */
type Entity = 'host' | 'remote-node' | 'kube-apiserver';

/** Callers that no label selects. */
interface CiliumIngressRule {
  readonly fromEntities: readonly Entity[];
  readonly toPorts: CiliumEgressRule['toPorts'];
}

/**
 * A rule of a CiliumNetworkPolicy, as far as it is used here.
 * https://docs.cilium.io/en/stable/security/policy/language/
 */
interface CiliumEgressRule {
  readonly toEntities?: readonly Entity[];
  readonly toCIDR?: readonly string[];
  readonly toFQDNs?: readonly { readonly matchName: string }[];
  readonly toEndpoints?: readonly { readonly matchLabels: Readonly<Record<string, string>> }[];
  readonly toPorts: readonly {
    readonly ports: readonly { readonly port: string; readonly protocol: Transport | 'ANY' }[];
    readonly rules?: { readonly dns?: readonly { matchPattern: string }[]; readonly http?: readonly object[] };
  }[];
}

/**
 * What only Cilium can say of the egress of some pods: nodes and the API server by what they are instead of by a port alone,
 * and the flows that Hubble is to show. A flow is shown when a rule looks into it; these rules look and allow everything.
 */
export function addCiliumPolicy(
  cluster: Cluster,
  { component, name, peer }: Selected,
  options: { ingress: readonly Rule[]; egress: readonly Rule[]; dns: boolean },
): void {
  const egress = options.egress.map(egressRule);
  if (options.dns) egress.unshift(...dnsRules(dnsOf(cluster)));
  const ingress = options.ingress.map(ingressRule);
  if (egress.length + ingress.length === 0) return;
  new ApiObject(component, `${name}-cilium-policy`, {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    metadata: component.objectMetadata('CiliumNetworkPolicy', name, { workload: name }),
    spec: {
      endpointSelector: { matchLabels: peer.labels },
      ingress: ingress.length > 0 ? ingress : undefined,
      egress: egress.length > 0 ? egress : undefined,
    },
  });
}

const portsOf = ({ ports, showHttp }: Rule) => [
  {
    ports: ports.map(({ number, transport }) => ({ port: String(number), protocol: transport })),
    ...(showHttp ? { rules: { http: [{}] } } : {}),
  },
];

const anyNode: readonly Entity[] = ['host', 'remote-node'];

/** Callers on a node, which a plain policy cannot name: it knows only pods. */
const ingressRule = (rule: Rule): CiliumIngressRule => ({ fromEntities: anyNode, toPorts: portsOf(rule) });

function egressRule(rule: Rule): CiliumEgressRule {
  const toPorts = portsOf(rule);
  const { peer } = rule;
  switch (peer.kind) {
    case 'api-server':
      return { toEntities: ['kube-apiserver'], toPorts };
    case 'own-node':
      return { toEntities: ['host'], toPorts };
    case 'any-node':
      return { toEntities: anyNode, toPorts };
    case 'outside-host':
      return isNamed(peer)
        ? { toFQDNs: [{ matchName: peer.host }], toPorts }
        : { toCIDR: peer.addresses.map(block), toPorts };
    case 'pods':
      return { toEndpoints: [{ matchLabels: ciliumLabels(peer) }], toPorts };
  }
}

/** Whether a rule lets a peer through by its name: Cilium then learns its addresses from the answers of DNS that it sees. */
export const isNamed = (peer: Peer): boolean => peer.kind === 'outside-host' && peer.addresses.length === 0;

/** A rule for each kind of answerer; names are shown where Cilium stands between the pod and the answer. */
function dnsRules(dns: Dns): CiliumEgressRule[] {
  const toPorts = (port: number): CiliumEgressRule['toPorts'] => [
    { ports: [{ port: String(port), protocol: 'ANY' }], rules: { dns: [{ matchPattern: '*' }] } },
  ];
  return [
    ...(dns.pods ? [{ toEndpoints: [{ matchLabels: ciliumLabels(dns.pods) }], toPorts: toPorts(dnsPort(dns)) }] : []),
    ...(dns.addresses ? [{ toCIDR: dns.addresses.map(block), toPorts: toPorts(53) }] : []),
    ...(dns.node ? [{ toEntities: ['host' as const], toPorts: toPorts(dnsPort(dns)) }] : []),
  ];
}

/** Labels with the prefix by which Cilium knows where each comes from. */
function ciliumLabels(peer: Pods): Record<string, string> {
  const labels = Object.fromEntries(Object.entries(peer.labels).map(([key, value]) => [`k8s:${key}`, value]));
  if (typeof peer.namespace === 'string') labels['k8s:io.kubernetes.pod.namespace'] = peer.namespace;
  return labels;
}
