import { unique } from '../../../constructs/kit/model/unique';
import type { PodNetwork } from '../cluster/addresses';
import type { Workload } from '../cluster/kubernetes';
import { type Pod, podOf } from '../cluster/pod';
import type { PlayedPod } from './played-pod';

/** The pods that a run plays, by their names, each with its own address. Throws if one name stands for different pods. */
export function playedPods(asked: readonly PlayedPod[], network: PodNetwork): ReadonlyMap<string, Pod> {
  const pods = unique(asked, (pod) => JSON.stringify(pod));
  const names = new Map<string, Pod>();
  for (const [index, pod] of pods.entries()) {
    if (names.has(pod.name)) throw new Error(`two parts mean different pods by ${pod.name}`);
    const { hostNames } = pod;
    names.set(pod.name, { ...podOf(workloadOf(pod), network.played(index), network), hostNames });
  }
  return names;
}

function workloadOf(pod: PlayedPod): Workload {
  const { name, namespace = 'shop', service = name, labels = {}, container = 'application', kind = 'Deployment' } = pod;
  const template = {
    metadata: { labels: { 'app.kubernetes.io/name': service, ...labels } },
    spec: {
      serviceAccountName: 'default',
      nodeName: pod.node,
      containers: [{ name: container, image: 'example.com/application:1' }],
    },
  };
  return { kind, metadata: { name, namespace }, spec: { template } };
}
