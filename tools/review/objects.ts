import { parse } from 'yaml';

/** A Kubernetes object as YAML gives it, as far as a review looks at it. */
export interface ReviewedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** A file of `dist/` with the object in it. */
export interface ReviewedFile {
  /** Below `dist/`, with `/`. */
  readonly path: string;
  readonly object: ReviewedObject;
}

/** The environment to which a file of `dist/` belongs. */
export function environmentOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'argocd' ? second : first;
}

/** An object's identity in the API server of its environment. */
export function identityOf({ path, object: { apiVersion, kind, metadata } }: ReviewedFile): string {
  const group = apiVersion.split('/').slice(0, -1).join('/');
  return [environmentOf(path), group, kind, metadata.namespace ?? '', metadata.name].join(' ');
}

/** The objects of these files by their identities. */
export const byIdentity = (files: readonly ReviewedFile[]): ReadonlyMap<string, ReviewedObject> =>
  new Map(files.map((file) => [identityOf(file), file.object]));

const isManifest = (path: string): boolean => /(^|\/)[A-Z][A-Za-z]*\.[^/]+\.yaml$/.test(path);

/** The objects of these files. What is no manifest, such as a kustomization, is left out. */
export const reviewed = (files: ReadonlyMap<string, string>): ReviewedFile[] =>
  [...files]
    .filter(([path]) => isManifest(path))
    .map(([path, text]) => ({ path, object: parse(text) as ReviewedObject }));

/** The manifests of these files that are no object of Kubernetes, such as one that was committed with the marks of a conflict. */
export function unreadable(files: ReadonlyMap<string, string>): string[] {
  return [...files].filter(([path, text]) => isManifest(path) && !isObject(text)).map(([path]) => path);
}

function isObject(text: string): boolean {
  try {
    const object: Partial<ReviewedObject> | null = parse(text);
    return typeof object?.kind === 'string' && typeof object.metadata?.name === 'string';
  } catch {
    return false;
  }
}

/** Whether its pods have volumes of their own. */
export const hasClaims = ({ kind, spec }: ReviewedObject): boolean =>
  kind === 'StatefulSet' && Array.isArray(spec?.volumeClaimTemplates) && spec.volumeClaimTemplates.length > 0;
