import type { Manifests } from '../cluster/manifests';
import { pods as network } from '../cluster/network';
import { copyOf, type Pod, renderedPods } from '../cluster/pod';

/** Pods that the run plays itself: it sends from their addresses, and writes their log files. */
export interface PlayedPods {
  /** An instrumented application without the Java patch: as the demo's frontend is. */
  readonly shop: Pod;
  /** With the patch and its default: what it prints is stored. */
  readonly printing: Pod;
  /** With the patch and `logs: otlp`: what it sends is stored. */
  readonly sending: Pod;
  /** The mesh's, on this node. */
  readonly ztunnel: Pod;
}

export function playedPods(manifests: Manifests): PlayedPods {
  const rendered = renderedPods(manifests);
  const like = (workload: string): Pod => {
    const found = rendered.find((pod) => pod.workload === workload);
    if (!found) throw new Error(`${manifests.folder} has no workload ${workload}`);
    return found;
  };
  const named = (name: string) => ({ 'app.kubernetes.io/name': name });
  const frontend = like('frontend');
  const patched = like('spring-app');
  return {
    shop: copyOf(frontend, 'shop', `${network}.201`, named('shop')),
    printing: copyOf(patched, 'printing', `${network}.202`, { ...named('printing'), 'lgtm-cdk8s/logs': 'stdout' }),
    sending: copyOf(patched, 'sending', `${network}.203`, { ...named('sending'), 'lgtm-cdk8s/logs': 'otlp' }),
    ztunnel: {
      ...copyOf(frontend, 'ztunnel', `${network}.204`, {}),
      namespace: 'istio-system',
      labels: { app: 'ztunnel' },
      controller: { kind: 'DaemonSet', name: 'ztunnel' },
      spec: { ...frontend.spec, containers: [{ name: 'istio-proxy', image: 'docker.io/istio/ztunnel' }] },
    },
  };
}
