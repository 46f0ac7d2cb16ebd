/** The objects of an environment for which the bounds of time are stated: most have fewer. */
const usualObjects = 150;

/**
 * How much slower than alone on two quick cores everything may be: beside the end-to-end runs, other environments, and on a machine of
 * half the speed. What was measured is printed; a bound only tells what goes on from what hangs.
 */
const slower = 4;

/** How many times the stated time Argo CD may take: a large environment has as much more as it has more objects. */
export const patienceFor = (objects: number): number => slower * Math.max(1, objects / usualObjects);
