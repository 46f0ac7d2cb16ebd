import { addCiliumPolicy, isNamed } from './cilium-policy';
import { addPlainPolicy } from './plain-policy';
import { egressRules, ingressRules, type Rule, type Selected, type Wiring } from './rules';
import { solverPolicy } from './solvers';

/**
 * Gives every workload its policies, derived from the connections of the environment and from nothing else, and lets the ingress
 * controller through to the pods that issuers of certificates start. Pods on the network of their node have none: no policy selects them.
 */
export function addNetworkPolicies(wiring: Wiring): void {
  for (const workload of wiring.workloads.filter(({ peer }) => !peer.hostNetwork)) {
    const { component, name, peer, props } = workload;
    const rules = { ingress: ingressRules(wiring, workload), egress: egressRules(wiring, workload) };
    addPolicies(wiring, { component, name, peer, ports: props.ports }, rules);
  }
  for (const solver of wiring.components.flatMap(({ solvers }) => solvers)) {
    const { selected, ingress } = solverPolicy(solver);
    addPolicies(wiring, selected, { ingress, egress: [] });
  }
}

/** The policies of some pods: one that every plugin enforces, and one for what only Cilium can say. */
function addPolicies(
  { cluster }: Wiring,
  selected: Selected,
  { ingress, egress }: { readonly ingress: readonly Rule[]; readonly egress: readonly Rule[] },
): void {
  const { network } = cluster;
  const cilium = network.plugin === 'cilium';
  const dns = egress.length > 0;
  // What only Cilium can say goes into its own kind of policy; both allow, so nothing may stand in the other as well.
  const forCilium = egress.filter(({ peer, showHttp }) => cilium && (showHttp || peer.kind !== 'pods'));
  const dnsShown = cilium && (network.layer7Visibility || forCilium.some(({ peer }) => isNamed(peer)));
  const fromNodes = ingress.filter(({ peer }) => cilium && peer.kind === 'any-node');
  addPlainPolicy(cluster, selected, {
    ingress: ingress.filter((rule) => !fromNodes.includes(rule)),
    egress: egress.filter((rule) => !forCilium.includes(rule)),
    dns: dns && !dnsShown,
  });
  if (cilium) addCiliumPolicy(cluster, selected, { ingress: fromNodes, egress: forCilium, dns: dns && dnsShown });
}
