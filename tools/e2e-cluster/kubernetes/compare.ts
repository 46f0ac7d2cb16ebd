import { asked, type KubernetesObject, keyOf } from './object';
import type { Objects } from './objects';

/** The objects of some manifests, as the cluster has them. One that is missing is an error. */
export function liveObjects(objects: Objects, manifests: ReadonlyMap<string, KubernetesObject>): KubernetesObject[] {
  return [...manifests.keys()].map((key) => {
    const found = objects.byKey.get(key);
    if (!found) throw new Error(`the cluster has no ${key}`);
    return found;
  });
}

/** The keys of the objects that differ in what was asked for, or are on one side only. */
export function differences(before: readonly KubernetesObject[], after: readonly KubernetesObject[]): string[] {
  const texts = (objects: readonly KubernetesObject[]) =>
    new Map(objects.map((object) => [keyOf(object), JSON.stringify(sorted(withoutGiven(asked(object))))]));
  const [old, now] = [texts(before), texts(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter((key) => old.get(key) !== now.get(key)).sort();
}

/** Those that are gone, about to go, or other ones of the same name. */
export function lost(kept: readonly KubernetesObject[], now: Objects): string[] {
  return kept.flatMap((object) => {
    const live = now.byKey.get(keyOf(object));
    if (!live) return [`${keyOf(object)} is gone`];
    if (live.metadata.uid !== object.metadata.uid) return [`${keyOf(object)} is another one`];
    return live.metadata.deletionTimestamp ? [`${keyOf(object)} is being deleted`] : [];
  });
}

/** What the API server gives an object at its creation, another one each time. */
const givenAtCreation = ['clusterIP', 'clusterIPs', 'volumeName'];

function withoutGiven(object: object): object {
  const { spec, ...rest } = object as { readonly spec?: object };
  if (!spec) return object;
  return { ...rest, spec: Object.fromEntries(Object.entries(spec).filter(([key]) => !givenAtCreation.includes(key))) };
}

/** The same value with its keys in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}
