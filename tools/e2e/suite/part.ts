import type { Manifests } from '../cluster/manifests';
import type { Model } from '../model';
import type { Step } from './step';

/** What a part is made for: an environment as it is wired, and what is rendered of it. */
export interface Stage {
  readonly model: Model;
  readonly manifests: Manifests;
}

/** What is proved of an environment, under one heading. It finds those whom it asks in the model, never by a name. */
export interface Part {
  readonly title: string;
  /** What is done, in its order. Throws an UnmetNeed where the environment has nothing that it could be done with. */
  readonly steps: (stage: Stage) => readonly Step[];
}
