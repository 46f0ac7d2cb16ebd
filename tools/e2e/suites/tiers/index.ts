import { tiers as part } from '../../parts/tiers';
import type { Suite } from '../../suite/suite';
import { tiered } from './environment';

/** Whether traces are judged whole while pods of Collectors come and go. */
export const tiers: Suite = {
  environment: 'tiers',
  inPlaceOf: 'production',
  create: tiered,
  everyReplica: true,
  parts: { tiers: part({ tracesPerSecond: 60, quietSeconds: 8, staleSeconds: 2, rolled: 1, killed: 1 }) },
  full: { tiers: part({ tracesPerSecond: 100, quietSeconds: 15, staleSeconds: 10, rolled: 3, killed: 3 }) },
};
