/** The name of a node of the cluster; the first is that of pods which name none. */
export const nodeName = (index: number): string => `node-${index + 1}`;
