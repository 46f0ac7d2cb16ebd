import { readdirSync } from 'node:fs';
import path from 'node:path';
import { environmentNames as namesIn, readManifests } from '../../tools/manifests';
import type { Container, KubernetesObject, Labels, PodSpec } from './kubernetes';

/** An object of `dist/` and where it stands. */
export interface Manifest {
  /** Path below `dist/`. */
  readonly file: string;
  readonly environment: string;
  readonly component: string;
  readonly object: KubernetesObject;
}

export const dist = path.resolve('dist');

/** The environments that `dist/` holds. */
export const environmentNames: readonly string[] = namesIn(dist);

/** Every file below a folder of `dist/`, as paths below `dist/`. */
export function filesBelow(folder: string): string[] {
  return readdirSync(path.join(dist, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dist, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** Every object of an environment, without what Argo CD needs. */
export function manifestsOf(environment: string): Manifest[] {
  return readManifests<KubernetesObject>(dist, environment).map(({ file, object }) => {
    const [, component = ''] = file.split('/');
    return { file, environment, component, object };
  });
}

/** The objects that Argo CD needs for an environment. */
export function deliveryOf(environment: string): Manifest[] {
  const manifests = readManifests<KubernetesObject>(dist, `argocd/${environment}`);
  return manifests.map((manifest) => ({ ...manifest, environment, component: 'argocd' }));
}

export const ofKind = (manifests: readonly Manifest[], ...kinds: readonly string[]): Manifest[] =>
  manifests.filter(({ object }) => kinds.includes(object.kind));

/** The objects that make pods. */
export const workloads = (manifests: readonly Manifest[]): Manifest[] =>
  ofKind(manifests, 'Deployment', 'StatefulSet', 'DaemonSet');

/** Whether labels satisfy a selector's `matchLabels`. */
export const matches = (selector: Labels | undefined, labels: Labels): boolean =>
  Object.entries(selector ?? {}).every(([key, value]) => labels[key] === value);

/** The pods that a workload makes. */
export interface Pod {
  readonly manifest: Manifest;
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly spec: PodSpec;
}

export const podsOf = (manifests: readonly Manifest[]): Pod[] =>
  workloads(manifests).map((manifest) => ({
    manifest,
    name: manifest.object.metadata.name,
    namespace: manifest.object.metadata.namespace ?? '',
    labels: manifest.object.spec.template.metadata.labels,
    spec: manifest.object.spec.template.spec,
  }));

export const containersOf = ({ spec }: Pod): Container[] => [...spec.containers, ...(spec.initContainers ?? [])];

/** A Service's selector, which is labels without the `matchLabels` of other kinds. */
export const serviceSelector = ({ spec }: KubernetesObject): Labels => spec.selector as Labels;
