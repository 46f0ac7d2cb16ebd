import type { Check } from '../check';
import { differences, networkOf, portsOf } from './network';
import { dnsPorts, keyOf, written } from './party';

/** What pods reach that no label selects, and who reaches them so. */

/** What Cilium calls the peers that are no pods. https://docs.cilium.io/en/stable/security/policy/language/#entities-based */
const entities = { 'own-node': 'host', 'api-server': 'kube-apiserver' } as const;

export const hosts: Check = {
  name: 'network/hosts',
  description:
    'nodes and the API server, which no label selects, are reached by the pods that are wired to them and by no others',
  looks: (subject) => {
    const network = networkOf(subject);
    const cilium = subject.environment.cluster.network.plugin === 'cilium';
    return network.pods.flatMap((pod) => {
      const wanted = network
        .callsOf(pod)
        .flatMap(({ to: { peer, targetPort, transport } }) =>
          peer.kind === 'pods' ? [] : `${cilium ? entities[peer.kind] : 'any'} ${targetPort}/${transport}`,
        );
      const reached = [...network.policies.reachedEntities(pod), ...network.policies.reachedByPortAlone(pod)];
      return differences(wanted, reached).map(([rule, how]) =>
        how === 'missing'
          ? network.finding(pod, `${keyOf(pod)} is wired to a host, and no rule says ${rule}`, `a rule for ${rule}`)
          : network.finding(pod, `${keyOf(pod)} reaches ${rule}, and nobody wired it`, 'no such rule, or a connection'),
      );
    });
  },
};

export const dns: Check = {
  name: 'network/dns',
  description: 'pods that call anybody reach DNS by both protocols, and pods that call nobody have no egress',
  looks: (subject) => {
    const network = networkOf(subject);
    return network.pods.flatMap((pod) => {
      if (network.callsOf(pod).length === 0) {
        if (network.policies.egressRules(pod) === 0) return [];
        return [network.finding(pod, `${keyOf(pod)} calls nobody and has egress`, 'no egress rule, or a connection')];
      }
      return dnsPorts
        .filter((port) => !network.policies.releases(pod, network.dnsServer, port))
        .map((port) =>
          network.finding(
            pod,
            `${keyOf(pod)} calls others by their names and does not reach DNS at ${written(port)}`,
            `a rule for ${written(port)} of the pods in ${network.dnsServer.namespace} that answer DNS`,
          ),
        );
    });
  },
};

/** The address from which kubelet probes reach a pod of an ambient mesh. https://istio.io/latest/docs/ambient/usage/networkpolicy/ */
const probeAddress = '169.254.7.127/32';

export const probes: Check = {
  name: 'network/probes',
  description: 'pods in the mesh admit probes on exactly their ports, and no policy names another address',
  looks: (subject) => {
    const network = networkOf(subject);
    return network.pods.flatMap((pod) => {
      const probed = portsOf(pod).filter(({ protocol }) => protocol === 'TCP');
      const wanted = network.isMeshed(pod) ? probed.map((port) => `${probeAddress} ${written(port)}`) : [];
      const admitted = differences(wanted, network.policies.admittedAddresses(pod)).map(([rule, how]) =>
        how === 'missing'
          ? network.finding(pod, `probes come through the mesh, and no rule admits ${rule}`, `a rule for ${rule}`)
          : network.finding(pod, `${keyOf(pod)} admits ${rule}, which is no pod`, 'pods by their labels'),
      );
      const reached = network.policies.reachedAddresses(pod);
      return [
        ...admitted,
        ...reached.map((rule) =>
          network.finding(pod, `${keyOf(pod)} reaches ${rule}, which is no pod`, 'pods by their labels'),
        ),
      ];
    });
  },
};
