import type { Image, MissingImage } from '../cluster/image';
import type { Artifact } from './artifacts';

/** What this machine has for an image of a demo in this version, or why it has nothing. */
export type Application = (version: string) => Image | MissingImage;

/** Where many images have what starts them. */
export const entrypointScript = '/usr/local/bin/docker-entrypoint.sh';

/** An image of what was found. With one thing missing there is none. */
export function from(artifacts: readonly Artifact[], make: (paths: readonly string[]) => Image): Image | MissingImage {
  const missing = artifacts.find((artifact) => 'missing' in artifact);
  if (missing && 'missing' in missing) return missing;
  return make(artifacts.map((artifact) => ('path' in artifact ? artifact.path : '')));
}
