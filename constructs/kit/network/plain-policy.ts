import {
  IntOrString,
  KubeNetworkPolicy,
  type NetworkPolicyEgressRule,
  type NetworkPolicyIngressRule,
  type NetworkPolicyPeer,
  type NetworkPolicyPort,
} from '../../../imports/k8s';
import type { Cluster } from '../model/cluster';
import { type Dns, dnsOf, dnsPort } from '../model/dns';
import { familiesOf, type IpFamily } from '../model/ip-families';
import type { Peer, Pods } from '../model/peer';
import { unique } from '../model/unique';
import { block } from './addresses';
import type { Rule, RulePort, Selected } from './rules';

/** The addresses from which kubelet probes reach a pod of an ambient mesh. https://istio.io/latest/docs/ambient/usage/networkpolicy/ */
const ambientProbeAddresses: Readonly<Record<IpFamily, string>> = {
  IPv4: '169.254.7.127/32',
  IPv6: 'fd16:9254:7127:1337:ffff:ffff:ffff:ffff/128',
};

/**
 * The `networking.k8s.io/v1` policy of some pods: exactly the connections that were wired, and DNS if it calls anyone.
 * Nodes and the API server have no label and, with some plugins, no address: there a rule has ports and no peer.
 */
export function addPlainPolicy(
  cluster: Cluster,
  { component, name, peer: pods, ports: probes }: Selected,
  options: { ingress: readonly Rule[]; egress: readonly Rule[]; dns: boolean },
): void {
  const { targetNamespace: namespace } = component;
  const { apiServerAddresses } = cluster;
  const to = (peer: Peer): NetworkPolicyPeer[] | undefined => {
    if (peer.kind === 'pods') return [selector(peer, namespace.name)];
    if (peer.kind === 'outside-host') return peer.addresses.map(addressPeer);
    return peer.kind === 'api-server' ? apiServerAddresses?.map(addressPeer) : undefined;
  };
  const ingress = options.ingress.map(
    ({ peer, ports }): NetworkPolicyIngressRule => ({ from: to(peer), ports: ports.map(policyPort) }),
  );
  const probed = Object.values(probes).filter(({ transport }) => transport !== 'UDP');
  if (namespace.inMesh && probed.length > 0) {
    const ports = probed.map(({ container }) => policyPort({ number: container, transport: 'TCP' }));
    ingress.push({
      from: familiesOf(cluster).map((family) => addressPeer(ambientProbeAddresses[family])),
      ports,
    });
  }
  const rules = options.egress.map(
    ({ peer, ports }): NetworkPolicyEgressRule => ({ to: to(peer), ports: ports.map(policyPort) }),
  );
  // Two names of one address are one rule, as it knows no names.
  const egress = unique(rules, (rule) => JSON.stringify(rule));
  if (options.dns) {
    egress.unshift(...dnsRules(dnsOf(cluster), namespace.name));
  }
  new KubeNetworkPolicy(component, `${name}-network-policy`, {
    metadata: component.objectMetadata('NetworkPolicy', name, { workload: name }),
    spec: {
      podSelector: { matchLabels: { ...pods.labels } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: ingress.length > 0 ? ingress : undefined,
      egress: egress.length > 0 ? egress : undefined,
    },
  });
}

const addressPeer = (address: string): NetworkPolicyPeer => ({ ipBlock: { cidr: block(address) } });

/** Pods answer on their own port, a cache on the node on that of the Service. */
function dnsRules(dns: Dns, ownNamespace: string): NetworkPolicyEgressRule[] {
  const ports = (number: number) => (['UDP', 'TCP'] as const).map((transport) => policyPort({ number, transport }));
  return [
    ...(dns.pods ? [{ to: [selector(dns.pods, ownNamespace)], ports: ports(dnsPort(dns)) }] : []),
    ...(dns.addresses ? [{ to: dns.addresses.map(addressPeer), ports: ports(53) }] : []),
    ...(dns.node ? [{ ports: ports(dnsPort(dns)) }] : []),
  ];
}

const policyPort = ({ number, transport }: RulePort): NetworkPolicyPort => ({
  port: IntOrString.fromNumber(number),
  protocol: transport,
});

function selector(peer: Pods, ownNamespace: string): NetworkPolicyPeer {
  if (peer.namespace === ownNamespace) return { podSelector: { matchLabels: { ...peer.labels } } };
  return {
    namespaceSelector:
      typeof peer.namespace === 'string' ? { matchLabels: { 'kubernetes.io/metadata.name': peer.namespace } } : {},
    podSelector: Object.keys(peer.labels).length > 0 ? { matchLabels: { ...peer.labels } } : undefined,
  };
}
