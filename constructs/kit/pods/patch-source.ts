import type { Cluster } from '../model/cluster';
import type { ImageSource } from './image-source';

/** The environment to which pods belong. */
export interface Home {
  readonly name: string;
  readonly cluster: Cluster;
}

/** Who patches a Deployment: an environment, or a component of one. */
export type PatchSource = ImageSource & (Home | { readonly environment: Home });

export const homeOf = (source: PatchSource): Home => ('environment' in source ? source.environment : source);
