import type { Stage } from '../model/stage';
import type { Step } from './step';

/** One subject that is proved of an environment. A part finds components by the model's connections, never by a name. */
export interface Part {
  readonly title: string;
  /** The steps in their order. Throws an UnmetNeed if the environment lacks a component that they need. */
  readonly steps: (stage: Stage) => readonly Step[];
}
