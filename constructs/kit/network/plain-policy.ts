import {
  IntOrString,
  KubeNetworkPolicy,
  type NetworkPolicyEgressRule,
  type NetworkPolicyIngressRule,
  type NetworkPolicyPeer,
  type NetworkPolicyPort,
} from '../../../imports/k8s';
import { dnsPods } from '../existing';
import type { Peer, Pods } from '../peer';
import type { Workload } from '../workload';
import { ingressRules, type Rule } from './rules';

/** The address from which kubelet probes reach a pod of an ambient mesh. https://istio.io/latest/docs/ambient/usage/networkpolicy/ */
const ambientProbeAddress = '169.254.7.127/32';

/**
 * A workload's `networking.k8s.io/v1` policy: exactly the connections that were wired, and DNS if it calls anyone.
 * Nodes and the API server have no label and, with some plugins, no address: there a rule has ports and no peer.
 */
export function addPlainPolicy(workload: Workload, options: { egress: readonly Rule[]; dns: boolean }): void {
  const { component } = workload;
  const { environment, targetNamespace: namespace } = component;
  const to = (peer: Peer) => (peer.kind === 'pods' ? [selector(peer, namespace.name)] : undefined);
  const ingress = ingressRules(workload).map(
    ({ peer, ports }): NetworkPolicyIngressRule => ({ from: to(peer), ports: tcp(ports) }),
  );
  const ports = Object.values(workload.props.ports).map((port) => port.container);
  if (namespace.inMesh && ports.length > 0) {
    ingress.push({ from: [{ ipBlock: { cidr: ambientProbeAddress } }], ports: tcp(ports) });
  }
  const egress = options.egress.map(
    ({ peer, ports }): NetworkPolicyEgressRule => ({ to: to(peer), ports: tcp(ports) }),
  );
  if (options.dns) {
    egress.unshift({
      to: [selector(dnsPods(environment.cluster), namespace.name)],
      ports: ['UDP', 'TCP'].map((protocol) => ({ port: IntOrString.fromNumber(53), protocol })),
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

function tcp(ports: readonly number[]): NetworkPolicyPort[] {
  return ports.map((port) => ({ port: IntOrString.fromNumber(port), protocol: 'TCP' }));
}

function selector(peer: Pods, ownNamespace: string): NetworkPolicyPeer {
  const podSelector = { matchLabels: { ...peer.labels } };
  if (typeof peer.namespace !== 'string') return { namespaceSelector: {}, podSelector };
  if (peer.namespace === ownNamespace) return { podSelector };
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': peer.namespace } },
    podSelector: Object.keys(peer.labels).length > 0 ? podSelector : undefined,
  };
}
