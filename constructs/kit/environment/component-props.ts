import type { Namespace } from '../model/namespace';
import { anything, type Validators } from '../model/validation';
import type { PodDefaults } from '../pods/defaults';

/** What every component takes. */
export interface ComponentProps {
  /** The component's name: its folder in `dist/`, its objects, its Argo CD Application. Default: its own usual name. */
  readonly name?: string;
  /** Where it runs. Default: the environment's first namespace. */
  readonly namespace?: Namespace;
  /** What is said of its pods, beside what the environment says of every pod: `podDefaults({ … })`. Default: nothing. */
  readonly pods?: PodDefaults;
}

/** For the validators of a component's properties: these are checked before the others. */
export const componentValidators: Validators<ComponentProps> = {
  name: anything(),
  namespace: anything(),
  pods: anything(),
};
