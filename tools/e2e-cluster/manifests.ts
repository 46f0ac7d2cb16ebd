import { readManifests } from '../../checks/manifests/files';
import { type KubernetesObject, keyOf } from './kubernetes/object';

/** The objects of one folder of `dist/`, by their keys. */
export function manifestsByKey(dist: string, folder: string): Map<string, KubernetesObject> {
  const found = readManifests<KubernetesObject>(dist, folder);
  return new Map(found.map(({ object }) => [keyOf(object), object]));
}
