import type { Environment } from '../environment';
import { addCiliumPolicy } from './cilium-policy';
import { addPlainPolicy } from './plain-policy';
import { egressRules } from './rules';

/** Gives every workload its policies, derived from the connections of the environment and from nothing else. */
export function addNetworkPolicies(environment: Environment): void {
  const { network } = environment.cluster;
  const cilium = network.plugin === 'cilium';
  for (const workload of environment.workloads) {
    const egress = egressRules(workload);
    const dns = egress.length > 0;
    const dnsShown = cilium && network.layer7Visibility;
    // What only Cilium can say goes into its own kind of policy; both allow, so nothing may stand in the other as well.
    const forCilium = egress.filter(({ peer, showHttp }) => cilium && (showHttp || peer.kind !== 'pods'));
    addPlainPolicy(workload, { egress: egress.filter((rule) => !forCilium.includes(rule)), dns: dns && !dnsShown });
    if (cilium) addCiliumPolicy(workload, { egress: forCilium, dns: dns && dnsShown });
  }
}
