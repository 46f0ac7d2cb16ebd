import type { Api, Resource } from '../kubernetes/api';
import type { KubernetesObject } from '../kubernetes/object';
import { pathOf } from '../kubernetes/objects';

const core = { root: '/api/v1', apiVersion: 'v1', verbs: [] };
const claims: Resource = { ...core, name: 'persistentvolumeclaims', kind: 'PersistentVolumeClaim', namespaced: true };
const volumes: Resource = { ...core, name: 'persistentvolumes', kind: 'PersistentVolume', namespaced: false };

interface Claim extends KubernetesObject {
  readonly spec: {
    readonly volumeName?: string;
    readonly resources?: { readonly requests?: { readonly storage?: string } };
  };
  readonly status?: { readonly phase?: string; readonly capacity?: { readonly storage?: string } };
}

/** Gives every bound claim the size that it asks for, as the resizer of a storage driver does. */
export async function growVolumes(api: Api): Promise<void> {
  for (const { metadata, spec, status } of await api.list<Claim>(claims)) {
    const storage = spec.resources?.requests?.storage;
    if (status?.phase !== 'Bound' || !spec.volumeName || !storage || status.capacity?.storage === storage) continue;
    await api.patch(pathOf(volumes, { name: spec.volumeName }), { spec: { capacity: { storage } } });
    await api.patch(`${pathOf(claims, metadata)}/status`, { status: { capacity: { storage } } });
  }
}
