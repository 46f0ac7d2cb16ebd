import { eventually } from '../../wait';
import { type Pod, podResource } from '../availability/watch';
import { downAnnotation } from '../control-plane/stages';
import type { Api, Resource } from '../kubernetes/api';
import type { KubernetesObject } from '../kubernetes/object';
import { pathOf } from '../kubernetes/objects';

const nodes: Resource = { ...podResource, name: 'nodes', kind: 'Node', namespaced: false };

interface Node extends KubernetesObject {
  readonly spec: { readonly taints?: readonly { readonly key: string }[] };
}

interface Condition {
  readonly type: string;
  readonly status: string;
}

/** A node of which nobody hears: it is not ready, and neither is a pod on it. The controllers taint it so that no pod comes to it. */
export async function takeDown(api: Api, name: string): Promise<void> {
  const path = pathOf(nodes, { name });
  await api.patch(path, { metadata: { annotations: { [downAnnotation]: 'true' } } });
  await setReady(api, path, 'Unknown');
  await setPodsReady(api, name, 'False');
  const tainted = await eventually(60, async () => {
    const found = await api.get<Node>(path);
    return found?.spec.taints?.some(({ key }) => key === 'node.kubernetes.io/unreachable') || undefined;
  });
  if (!tainted) throw new Error(`the controllers have not tainted ${name}, which is down`);
}

/** It is back, with the pods that it had. */
export async function bringBack(api: Api, name: string): Promise<void> {
  const path = pathOf(nodes, { name });
  await api.patch(path, { metadata: { annotations: { [downAnnotation]: null } } });
  await setReady(api, path, 'True');
  await setPodsReady(api, name, 'True');
}

async function setPodsReady(api: Api, node: string, status: string): Promise<void> {
  for (const { metadata, spec } of await api.list<Pod>(podResource)) {
    if (spec.nodeName === node) await setReady(api, pathOf(podResource, metadata), status);
  }
}

async function setReady(api: Api, path: string, status: string): Promise<void> {
  const object = await api.get<{ readonly status?: { readonly conditions?: readonly Condition[] } }>(path);
  const conditions = (object?.status?.conditions ?? []).map((condition) =>
    ['Ready', 'ContainersReady'].includes(condition.type) ? { ...condition, status } : condition,
  );
  await api.patch(`${path}/status`, { status: { conditions } });
}
