/** The objects of an environment for which the bounds of time are stated: most have fewer. */
const usualObjects = 150;

/**
 * How much slower everything may be than on two quick cores with no other work: the end-to-end runs and other environments run beside it, and a
 * machine may have half the speed. What was measured is printed; a bound only shows what hangs.
 */
const slower = 4;

/** How many times the stated time Argo CD may take: a large environment has as much more as it has more objects. */
export const patienceFor = (objects: number): number => slower * Math.max(1, objects / usualObjects);
