import type { Endpoint } from '../kit';
import { signalLabels } from '../kit/vocabulary/signal-labels';

/** The labels that every signal has, for a component of the environment. Pods without a lasting name are known only by their address, the label `instance`. */
export function labelsOf({ owner: { workload, pod }, peer }: Endpoint): Readonly<Record<string, string>> {
  const namespace = peer.kind === 'pods' && typeof peer.namespace === 'string' ? peer.namespace : undefined;
  return {
    ...(namespace ? { [signalLabels['k8s.namespace.name']]: namespace } : {}),
    ...(pod ? { [signalLabels['k8s.pod.name']]: pod } : {}),
    [signalLabels['k8s.container.name']]: workload,
    [signalLabels['service.name']]: workload,
  };
}

/** The pods of a component, as the Kubernetes API selects them. */
export function selected({ peer, owner }: Endpoint): { readonly namespace: string; readonly label: string } {
  if (peer.kind !== 'pods' || typeof peer.namespace !== 'string')
    throw new Error(`${owner.component} is no pods of one namespace`);
  const label = Object.entries(peer.labels).map(([key, value]) => `${key}=${value}`);
  return { namespace: peer.namespace, label: label.join(',') };
}
