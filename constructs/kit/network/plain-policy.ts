import {
  IntOrString,
  KubeNetworkPolicy,
  type NetworkPolicyEgressRule,
  type NetworkPolicyIngressRule,
  type NetworkPolicyPeer,
  type NetworkPolicyPort,
} from '../../../imports/k8s';
import { dnsPods } from '../model/dns';
import type { Peer, Pods } from '../model/peer';
import type { WorkloadView } from '../pods/workload-props';
import { ingressRules, type Rule, type RulePort, type Wiring } from './rules';

/** The address from which kubelet probes reach a pod of an ambient mesh. https://istio.io/latest/docs/ambient/usage/networkpolicy/ */
const ambientProbeAddress = '169.254.7.127/32';

/**
 * A workload's `networking.k8s.io/v1` policy: exactly the connections that were wired, and DNS if it calls anyone.
 * Nodes and the API server have no label and, with some plugins, no address: there a rule has ports and no peer.
 */
export function addPlainPolicy(
  wiring: Wiring,
  workload: WorkloadView,
  options: { egress: readonly Rule[]; dns: boolean },
): void {
  const { component } = workload;
  const { targetNamespace: namespace } = component;
  const to = (peer: Peer) => (peer.kind === 'pods' ? [selector(peer, namespace.name)] : undefined);
  const ingress = ingressRules(wiring, workload).map(
    ({ peer, ports }): NetworkPolicyIngressRule => ({ from: to(peer), ports: ports.map(policyPort) }),
  );
  const probed = Object.values(workload.props.ports).filter(({ transport }) => transport !== 'UDP');
  if (namespace.inMesh && probed.length > 0) {
    const ports = probed.map(({ container }) => policyPort({ number: container, transport: 'TCP' }));
    ingress.push({ from: [{ ipBlock: { cidr: ambientProbeAddress } }], ports });
  }
  const egress = options.egress.map(
    ({ peer, ports }): NetworkPolicyEgressRule => ({ to: to(peer), ports: ports.map(policyPort) }),
  );
  if (options.dns) {
    egress.unshift({
      to: [selector(dnsPods(wiring.cluster), namespace.name)],
      ports: (['UDP', 'TCP'] as const).map((transport) => policyPort({ number: 53, transport })),
    });
  }
  new KubeNetworkPolicy(component, `${workload.name}-network-policy`, {
    metadata: component.objectMetadata('NetworkPolicy', workload.name, { workload: workload.name }),
    spec: {
      podSelector: { matchLabels: { ...workload.peer.labels } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: ingress.length > 0 ? ingress : undefined,
      egress: egress.length > 0 ? egress : undefined,
    },
  });
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
