import type { Duration } from '../kit/model/units';
import { seconds } from '../kit/model/units';
import { coresOf, fromBytes, type Load, type RoleSize, roleSize } from '../stores/sizing';
import { collectorAssumptions as assumed } from './assumptions';

/** What each of the two tiers needs. */
export interface CollectorTiers {
  /** Takes everything that comes, and sends each trace to the one that judges it. */
  readonly routing: RoleSize;
  /** Has each trace until it is decided. */
  readonly sampling: RoleSize;
  /** For how many new traces a second there is room. */
  readonly tracesPerSecond: number;
}

/** What the two tiers of Collectors need. `decisionWait`: for how long a trace is waited for, as `OtelCollector` is told it; default: its own. */
export function collectorTiers(
  load: Load,
  decisionWait: Duration = seconds(assumed.decisionWait.value),
): CollectorTiers {
  const { spansPerSecond, logs } = load;
  const baseMemory = assumed.baseMemory.value;
  return {
    routing: roleSize({
      cores: coresOf(assumed.routingTime.value, spansPerSecond) + coresOf(assumed.lineTime.value, logs.bytesPerSecond),
      memory: fromBytes(assumed.routingMemory.value * spansPerSecond),
      baseMemory,
      least: 2,
    }),
    sampling: roleSize({
      cores: coresOf(assumed.samplingTime.value, spansPerSecond),
      memory: fromBytes(assumed.waitingSpan.value * spansPerSecond * decisionWait.seconds),
      baseMemory,
      least: 3,
    }),
    tracesPerSecond: Math.ceil(spansPerSecond / assumed.spansPerTrace.value),
  };
}
