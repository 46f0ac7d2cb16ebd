import type { Labels } from './kubernetes';
import type { KubernetesObject } from './object';

/** An object of `dist/` and where it stands. */
export interface Manifest {
  /** Path below `dist/`. */
  readonly file: string;
  readonly environment: string;
  /** The component whose folder it is in. */
  readonly component: string;
  readonly object: KubernetesObject;
}

/** The objects of some kinds. */
export const ofKind = (manifests: readonly Manifest[], ...kinds: readonly string[]): Manifest[] =>
  manifests.filter(({ object }) => kinds.includes(object.kind));

/** The objects that make pods. */
export const workloads = (manifests: readonly Manifest[]): Manifest[] =>
  ofKind(manifests, 'Deployment', 'StatefulSet', 'DaemonSet', 'Job');

/** The object of a kind, namespace and name; of a cluster-scoped kind the namespace is empty. */
export const find = (
  manifests: readonly Manifest[],
  kind: string,
  namespace: string,
  name: string | undefined,
): Manifest | undefined =>
  ofKind(manifests, kind).find(
    ({ object: { metadata } }) => metadata.name === name && (metadata.namespace ?? '') === namespace,
  );

/** An object's kind, namespace and name, which no two objects share. */
export const identityOf = ({ kind, metadata }: KubernetesObject): string =>
  `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;

/** A Service's selector, which is labels without the `matchLabels` of other kinds. */
export const serviceSelector = ({ spec }: KubernetesObject): Labels | undefined => spec?.selector as Labels | undefined;

/** Every file of every ConfigMap. */
export const configFiles = (manifests: readonly Manifest[]) =>
  ofKind(manifests, 'ConfigMap').flatMap((manifest) =>
    Object.entries(manifest.object.data ?? {}).map(([name, text]) => ({ manifest, name, text })),
  );
