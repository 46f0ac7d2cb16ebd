import { createHash } from 'node:crypto';
import type { Pod } from './pod';

/** When everything began, to the second, as the API server states times. */
export const started = new Date().toISOString().replace(/\.\d+/, '');

/** A pod as the API server describes it, as far as the Collector and Alloy read it. */
export function apiPod(pod: Pod) {
  const { kind, name } = pod.controller;
  const containers = pod.spec.containers;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: pod.name,
      namespace: pod.namespace,
      uid: pod.uid,
      resourceVersion: '1',
      creationTimestamp: started,
      labels: pod.labels,
      annotations: pod.annotations,
      ownerReferences: [{ apiVersion: 'apps/v1', kind, name, uid: `${pod.uid}-owner`, controller: true }],
    },
    spec: {
      nodeName: pod.node,
      // Its address is that of the node: who looks for a pod by its address must not find it.
      hostNetwork: pod.spec.hostNetwork,
      serviceAccountName: pod.spec.serviceAccountName,
      containers: containers.map(({ name: container, image, ports, resources }) => ({
        name: container,
        image,
        ports,
        resources,
      })),
    },
    status: {
      phase: 'Running',
      hostIP: pod.network.node,
      podIP: pod.address,
      podIPs: [{ ip: pod.address }],
      startTime: started,
      conditions: [{ type: 'Ready', status: 'True' }],
      containerStatuses: containers.map(({ name: container, image }) => ({
        name: container,
        image,
        imageID: image,
        containerID: `containerd://${createHash('sha256').update(`${pod.uid}/${container}`).digest('hex')}`,
        ready: true,
        restartCount: 0,
        state: { running: { startedAt: started } },
      })),
    },
  };
}
