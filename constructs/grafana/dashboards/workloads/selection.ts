import type { Asked } from '../dashboard';

/** What the dashboard asks. */
export type Datasources = Asked<'metrics' | 'logs'>;

/** The pods that are chosen. */
export const selected = 'namespace=~"$namespace", pod=~"$pod"';

/** A container's name in a legend. */
export const ofContainer = 'namespace, pod, container';
export const container = '{{pod}} {{container}}';
