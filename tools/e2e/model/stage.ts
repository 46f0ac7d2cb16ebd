import type { Manifests } from '../cluster/manifests';
import type { Model } from '.';

/** An environment as it is wired, and the objects that it renders. */
export interface Stage {
  readonly model: Model;
  readonly manifests: Manifests;
  /** The environment that sends to this one. Undefined: the suite has none. */
  readonly sender?: Stage;
}
