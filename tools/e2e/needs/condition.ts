import type { Need } from '../suite/need';

/** A condition that is known before the run. `otherwise`: why the check is not run if it does not hold. */
export const condition = (holds: boolean, otherwise: string): Need<true> => ({
  find: () => (holds ? { given: true } : { missing: otherwise }),
});
