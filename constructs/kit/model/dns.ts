import type { Cluster } from './cluster';
import type { Pods } from './peer';

/** The pods that answer DNS. */
export function dnsPods({ dns }: Cluster): Pods {
  return {
    kind: 'pods',
    namespace: dns?.namespace ?? 'kube-system',
    labels: dns?.labels ?? { 'k8s-app': 'kube-dns' },
    inMesh: false,
  };
}
