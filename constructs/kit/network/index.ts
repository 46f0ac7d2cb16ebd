import { addCiliumPolicy, isNamed } from './cilium-policy';
import { addPlainPolicy } from './plain-policy';
import { egressRules, ingressRules, type Wiring } from './rules';

/**
 * Gives every workload its policies, derived from the connections of the environment and from nothing else. Pods on the network of
 * their node have none: no policy selects them.
 */
export function addNetworkPolicies(wiring: Wiring): void {
  const { network } = wiring.cluster;
  const cilium = network.plugin === 'cilium';
  for (const workload of wiring.workloads.filter(({ peer }) => !peer.hostNetwork)) {
    const egress = egressRules(wiring, workload);
    const dns = egress.length > 0;
    // What only Cilium can say goes into its own kind of policy; both allow, so nothing may stand in the other as well.
    const forCilium = egress.filter(({ peer, showHttp }) => cilium && (showHttp || peer.kind !== 'pods'));
    const dnsShown = cilium && (network.layer7Visibility || forCilium.some(({ peer }) => isNamed(peer)));
    const ingress = ingressRules(wiring, workload);
    const fromNodes = ingress.filter(({ peer }) => cilium && peer.kind === 'any-node');
    addPlainPolicy(wiring, workload, {
      ingress: ingress.filter((rule) => !fromNodes.includes(rule)),
      egress: egress.filter((rule) => !forCilium.includes(rule)),
      dns: dns && !dnsShown,
    });
    if (cilium) addCiliumPolicy(wiring, workload, { ingress: fromNodes, egress: forCilium, dns: dns && dnsShown });
  }
}
