/** The objects of an environment for which the bounds of time are stated: most have fewer. */
const usualObjects = 150;

/** How many times the stated time Argo CD may take on two cores: a large environment has as much more as it has more objects. */
export const patienceFor = (objects: number): number => Math.max(1, objects / usualObjects);
