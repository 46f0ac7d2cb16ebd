import { fullQueue as part } from '../../parts/full-queue';
import type { Suite } from '../../suite/suite';
import { fullQueue as create } from './environment';

/** What becomes of signals for which the queue on disk of a Collector has no room. */
export const fullQueue: Suite = { environment: 'full-queue', create, parts: { 'full-queue': part() } };
