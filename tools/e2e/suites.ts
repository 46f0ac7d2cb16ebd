import { hybrid } from './hybrid';
import { lab } from './lab';
import type { Suite } from './suite';

/** Every environment that can be run, in the order in which they are. */
export const suites: readonly Suite[] = [lab, hybrid];
