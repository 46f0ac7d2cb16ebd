import type { Connection } from '../../constructs/kit';
import { dnsPort } from '../../constructs/kit/model/dns';
import { familiesOf } from '../../constructs/kit/model/ip-families';
import { namedPeer } from '../../constructs/kit/model/peer';
import { block } from '../../constructs/kit/network/addresses';
import type { Check } from '../check';
import { differences, type Network, networkOf, portsOf } from './network';
import { dnsPorts, keyOf, written } from './party';

/** What pods reach that no label selects, and who reaches them so. */

/** What Cilium calls the peers that are no pods. https://docs.cilium.io/en/stable/security/policy/language/#entities-based */
const entities = {
  'own-node': ['host'],
  'any-node': ['host', 'remote-node'],
  'api-server': ['kube-apiserver'],
} as const;

/** A peer that is no pod, as rules reach it: by what it is, by its addresses, or only by a port. */
function hostRules(network: Network, { reached }: Connection['to']): string[] {
  const { targetPort, transport } = reached;
  const peer = namedPeer(reached.peer);
  if (peer.kind === 'pods') return [];
  const { cluster } = network.subject.environment;
  const port = `${targetPort}/${transport}`;
  if (peer.kind === 'outside-host') {
    const { host, addresses } = peer;
    return addresses.length > 0 ? addresses.map((address) => `${block(address)} ${port}`) : [`${host} ${port}`];
  }
  if (cluster.network.plugin === 'cilium') return entities[peer.kind].map((entity) => `${entity} ${port}`);
  const addresses = peer.kind === 'api-server' ? cluster.apiServerAddresses : undefined;
  return addresses?.map((address) => `${block(address)} ${port}`) ?? [`any ${port}`];
}

/** DNS that no label selects, as rules reach it. */
function dnsHostRules({ dns, subject: { environment } }: Network, calls: readonly Connection[]): string[] {
  // Cilium knows the addresses of names from the answers that it has seen.
  const byName = calls.some(
    ({ to: { reached } }) => reached.peer.kind === 'outside-host' && reached.peer.addresses.length === 0,
  );
  const { network } = environment.cluster;
  const isShown = network.plugin === 'cilium' && (network.layer7Visibility || byName);
  const toNode = isShown ? [`host ${dnsPort(dns)}/ANY`] : dnsPorts(dnsPort(dns)).map((port) => `any ${written(port)}`);
  const ofNode = dns.node ? toNode : [];
  const ofAddresses = (dns.addresses ?? []).flatMap((address) =>
    dnsPorts(53).map((port) => `${block(address)} ${written(port)}`),
  );
  return [...ofNode, ...ofAddresses];
}

export const hosts: Check = {
  name: 'network/hosts',
  description:
    'what no label selects, such as nodes and the API server, is reached by the pods that are wired to it and by no others',
  looks: (subject) => {
    const network = networkOf(subject);
    return network.pods.flatMap((pod) => {
      const calls = network.callsOf(pod);
      const wanted = [
        ...calls.flatMap(({ to }) => hostRules(network, to)),
        ...(calls.length > 0 ? dnsHostRules(network, calls) : []),
      ];
      const { policies } = network;
      const reached = [
        ...policies.reachedEntities(pod),
        ...policies.reachedByPortAlone(pod),
        ...policies.reachedAddresses(pod),
        ...policies.reachedNames(pod),
      ];
      return differences(wanted, reached).map(([rule, how]) =>
        how === 'missing'
          ? network.finding(pod, `${keyOf(pod)} is wired to a host, and no rule says ${rule}`, `a rule for ${rule}`)
          : network.finding(pod, `${keyOf(pod)} reaches ${rule}, and nobody wired it`, 'no such rule, or a connection'),
      );
    });
  },
};

export const callers: Check = {
  name: 'network/callers',
  description:
    'callers from the network of nodes, which no label selects, reach the pods that they are wired to and no others',
  looks: (subject) => {
    const network = networkOf(subject);
    const cilium = subject.environment.cluster.network.plugin === 'cilium';
    return network.pods.flatMap((pod) => {
      const wanted = network.callsFromNodes(pod).flatMap(({ to: { targetPort, transport } }) => {
        const port = `${targetPort}/${transport}`;
        return cilium ? entities['any-node'].map((entity) => `${entity} ${port}`) : [`any ${port}`];
      });
      const admitted = [...network.policies.admittedEntities(pod), ...network.policies.admittedByPortAlone(pod)];
      return differences([...new Set(wanted)], admitted).map(([rule, how]) =>
        how === 'missing'
          ? network.finding(pod, `nodes are wired to ${keyOf(pod)}, and no rule admits ${rule}`, `a rule for ${rule}`)
          : network.finding(pod, `${keyOf(pod)} admits ${rule}, and nobody wired it`, 'no such rule, or a connection'),
      );
    });
  },
};

export const dns: Check = {
  name: 'network/dns',
  description: 'pods that call anybody reach DNS by both protocols, and pods that call nobody have no egress',
  looks: (subject) => {
    const network = networkOf(subject);
    const { dnsServer } = network;
    return network.pods.flatMap((pod) => {
      if (network.callsOf(pod).length === 0) {
        if (network.policies.egressRules(pod) === 0) return [];
        return [network.finding(pod, `${keyOf(pod)} calls nobody and has egress`, 'no egress rule, or a connection')];
      }
      // What answers and is no pod is among the hosts.
      if (!dnsServer) return [];
      return dnsPorts(dnsPort(network.dns))
        .filter((port) => !network.policies.releases(pod, dnsServer, port))
        .map((port) =>
          network.finding(
            pod,
            `${keyOf(pod)} calls others by their names and does not reach DNS at ${written(port)}`,
            `a rule for ${written(port)} of the pods in ${dnsServer.namespace} that answer DNS`,
          ),
        );
    });
  },
};

/** The addresses from which kubelet probes reach a pod of an ambient mesh. https://istio.io/latest/docs/ambient/usage/networkpolicy/ */
const probeAddresses = { IPv4: '169.254.7.127/32', IPv6: 'fd16:9254:7127:1337:ffff:ffff:ffff:ffff/128' } as const;

export const probes: Check = {
  name: 'network/probes',
  description: 'pods in the mesh admit probes on exactly their ports, and no policy admits another address',
  looks: (subject) => {
    const network = networkOf(subject);
    const addresses = familiesOf(subject.environment.cluster).map((family) => probeAddresses[family]);
    return network.pods.flatMap((pod) => {
      const probed = portsOf(pod).filter(({ protocol }) => protocol === 'TCP');
      const wanted = network.isMeshed(pod)
        ? probed.flatMap((port) => addresses.map((address) => `${address} ${written(port)}`))
        : [];
      const admitted = differences(wanted, network.policies.admittedAddresses(pod)).map(([rule, how]) =>
        how === 'missing'
          ? network.finding(pod, `probes come through the mesh, and no rule admits ${rule}`, `a rule for ${rule}`)
          : network.finding(pod, `${keyOf(pod)} admits ${rule}, which is no pod`, 'pods by their labels'),
      );
      return admitted;
    });
  },
};
