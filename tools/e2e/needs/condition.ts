import type { Need } from '../suite/need';

/** Something that holds or not, whatever runs. `otherwise`: why the check is not made where it does not hold. */
export const condition = (holds: boolean, otherwise: string): Need<true> => ({
  find: () => (holds ? { given: true } : { missing: otherwise }),
});
