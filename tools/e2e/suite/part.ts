import type { Manifests } from '../cluster/manifests';
import type { Model } from '../model';
import type { Step } from './step';

/** An environment as it is wired, and the objects that it renders. */
export interface Stage {
  readonly model: Model;
  readonly manifests: Manifests;
  /** The environment that sends to this one. Undefined: the suite has none. */
  readonly sender?: Stage;
}

/** One subject that is proved of an environment. A part finds components by the model's connections, never by a name. */
export interface Part {
  readonly title: string;
  /** The steps in their order. Throws an UnmetNeed if the environment lacks a component that they need. */
  readonly steps: (stage: Stage) => readonly Step[];
}
