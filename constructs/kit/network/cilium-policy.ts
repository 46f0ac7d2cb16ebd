import { ApiObject } from 'cdk8s';
import { dnsPods } from '../model/dns';
import type { Pods } from '../model/peer';
import type { Transport } from '../model/protocols';
import type { WorkloadView } from '../pods/workload-props';
import type { Rule, Wiring } from './rules';

/**
 * A rule of a CiliumNetworkPolicy, as far as it is used here.
 * https://docs.cilium.io/en/stable/security/policy/language/
 */
interface CiliumEgressRule {
  readonly toEntities?: readonly ('host' | 'kube-apiserver')[];
  readonly toEndpoints?: readonly { readonly matchLabels: Readonly<Record<string, string>> }[];
  readonly toPorts: readonly {
    readonly ports: readonly { readonly port: string; readonly protocol: Transport | 'ANY' }[];
    readonly rules?: { readonly dns?: readonly { matchPattern: string }[]; readonly http?: readonly object[] };
  }[];
}

/**
 * What only Cilium can say of a workload's egress: nodes and the API server by what they are instead of by a port alone,
 * and the flows that Hubble is to show. A flow is shown when a rule looks into it; these rules look and allow everything.
 */
export function addCiliumPolicy(
  { cluster }: Wiring,
  workload: WorkloadView,
  options: { egress: readonly Rule[]; dns: boolean },
): void {
  const egress = options.egress.map(ciliumRule);
  if (options.dns) egress.unshift(dnsRule(dnsPods(cluster)));
  if (egress.length === 0) return;
  const { component } = workload;
  new ApiObject(component, `${workload.name}-cilium-policy`, {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    metadata: component.objectMetadata('CiliumNetworkPolicy', workload.name, { workload: workload.name }),
    spec: { endpointSelector: { matchLabels: workload.peer.labels }, egress },
  });
}

function ciliumRule({ peer, ports, showHttp }: Rule): CiliumEgressRule {
  const toPorts = [
    {
      ports: ports.map(({ number, transport }) => ({ port: String(number), protocol: transport })),
      ...(showHttp ? { rules: { http: [{}] } } : {}),
    },
  ];
  switch (peer.kind) {
    case 'api-server':
      return { toEntities: ['kube-apiserver'], toPorts };
    case 'own-node':
      return { toEntities: ['host'], toPorts };
    case 'pods':
      return { toEndpoints: [{ matchLabels: ciliumLabels(peer) }], toPorts };
  }
}

function dnsRule(dns: Pods): CiliumEgressRule {
  return {
    toEndpoints: [{ matchLabels: ciliumLabels(dns) }],
    toPorts: [{ ports: [{ port: '53', protocol: 'ANY' }], rules: { dns: [{ matchPattern: '*' }] } }],
  };
}

/** Labels with the prefix by which Cilium knows where each comes from. */
function ciliumLabels(peer: Pods): Record<string, string> {
  const labels = Object.fromEntries(Object.entries(peer.labels).map(([key, value]) => [`k8s:${key}`, value]));
  if (typeof peer.namespace === 'string') labels['k8s:io.kubernetes.pod.namespace'] = peer.namespace;
  return labels;
}
