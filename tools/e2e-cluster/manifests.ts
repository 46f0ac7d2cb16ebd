import { readManifests } from '../../checks/manifests/files';
import { type KubernetesObject, keyOf } from './kubernetes/object';

/** An object of `dist/`, with the path of its file below it. */
export interface Manifest<T extends KubernetesObject = KubernetesObject> {
  readonly file: string;
  readonly object: T;
}

export interface StatefulSet extends KubernetesObject {
  readonly spec: {
    readonly replicas?: number;
    readonly volumeClaimTemplates?: readonly {
      readonly spec: { readonly resources: { readonly requests: { readonly storage: string } } };
    }[];
  };
}

/** The objects of one folder of `dist/`, by their keys. */
export function manifestsByKey(dist: string, folder: string): Map<string, KubernetesObject> {
  const found = readManifests<KubernetesObject>(dist, folder);
  return new Map(found.map(({ object }) => [keyOf(object), object]));
}

/** Those of some kinds, the kinds in this order. */
export const manifestsOf = (dist: string, folder: string, ...kinds: readonly string[]): Manifest[] => {
  const all = readManifests<KubernetesObject>(dist, folder);
  return kinds.flatMap((kind) => all.filter(({ object }) => object.kind === kind));
};

/** The StatefulSets of an environment that have volumes. */
export const storesOf = (dist: string, environment: string): Manifest<StatefulSet>[] =>
  (manifestsOf(dist, environment, 'StatefulSet') as Manifest<StatefulSet>[]).filter(
    ({ object }) => (object.spec.volumeClaimTemplates ?? []).length > 0,
  );

/** The component to whose folder a file belongs. */
export const componentOf = (file: string): string => file.split('/')[1] ?? '';
