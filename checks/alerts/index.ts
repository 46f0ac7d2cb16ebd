import type { Check } from '../check';
import { annotations, labels, queries } from './checks';

/** Every alert can fire and says what it means. */
export const alertChecks: readonly Check[] = [queries, labels, annotations];
