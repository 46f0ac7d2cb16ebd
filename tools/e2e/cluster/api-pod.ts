import { createHash } from 'node:crypto';
import type { Pod } from './pod';

const started = new Date().toISOString().replace(/\.\d+/, '');

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
      serviceAccountName: pod.spec.serviceAccountName,
      containers: containers.map(({ name: container, image, ports }) => ({ name: container, image, ports })),
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

/** Whether a pod is in a field selector such as `spec.nodeName=node-1` and a label selector such as `app=ztunnel`. */
export function isSelected(pod: Pod, fields: string | null, labels: string | null): boolean {
  const known: Readonly<Record<string, string>> = {
    'spec.nodeName': pod.node,
    'metadata.name': pod.name,
    'metadata.namespace': pod.namespace,
    'status.podIP': pod.address,
  };
  return (
    terms(fields).every(([name, value]) => known[name] === value) &&
    terms(labels).every(([name, value]) => pod.labels[name] === value)
  );
}

function terms(selector: string | null): [string, string][] {
  if (!selector) return [];
  return selector.split(',').map((term) => {
    const [, name, value] = /^([^=!]+)==?([^=]*)$/.exec(term) ?? [];
    if (name === undefined || value === undefined) throw new Error(`selector ${term} is not understood`);
    return [name, value];
  });
}
