import { type ImageKey, images } from '../../../constructs/images';
import { registryHost } from '../../../constructs/kit/model/image-reference';

/** The parts of an image reference such as `registry.example.com/grafana/loki:3.7.8@sha256:…`. */
export interface Reference {
  /** The registry's host. Undefined where the reference names none. */
  readonly registry: string | undefined;
  /** The repository below the registry. */
  readonly path: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

export function parseReference(text: string): Reference {
  const [name = '', digest] = text.split('@');
  const [, repository = name, tag] = /^(.+):([^:/]+)$/.exec(name) ?? [];
  const registry = registryHost(repository);
  const path = registry === undefined ? repository : repository.slice(registry.length + 1);
  return { registry, path, tag, digest };
}

/** The reference without its tag and digest, as reports name an image. */
export const repositoryOf = (text: string): string => {
  const { registry, path } = parseReference(text);
  return registry === undefined ? path : `${registry}/${path}`;
};

/**
 * The reference as an engine takes it: where both a tag and a digest are named the digest decides, and some engines refuse
 * both at once.
 */
export function forEngine(text: string): string {
  const { digest } = parseReference(text);
  return digest === undefined ? text : `${repositoryOf(text)}@${digest}`;
}

/** The version that a reference names: its tag without the `v`, else its digest. */
export function versionIn(text: string): string {
  const { tag, digest } = parseReference(text);
  return tag?.replace(/^v/, '') ?? digest ?? 'latest';
}

/** The reference that `constructs/images.ts` has for a name: for what is asked of a program without a workload that names its image. */
export const defaultReference = (key: ImageKey): string => `${images[key]}`;
