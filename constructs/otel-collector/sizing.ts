import { callSite } from '../kit/model/call-site';
import { Refusal } from '../kit/model/findings';
import { Duration, seconds } from '../kit/model/units';
import { describe } from '../kit/model/validation';
import { coresOf, fromBytes, Load, type RoleSize, roleSize } from '../stores/sizing';
import { collectorAssumptions as assumed } from './assumptions';

/** What each of the two tiers needs. */
export interface CollectorTiers {
  /** Takes everything that comes, and sends each trace to the one that judges it. */
  readonly routing: RoleSize;
  /** Has each trace until it is decided. */
  readonly sampling: RoleSize;
  /** For how many new traces a second there is room. */
  readonly tracesPerSecond: number;
  /** For how long a trace is waited for. */
  readonly decisionWait: Duration;
}

/**
 * What the two tiers of Collectors need. `decisionWait`: for how long a trace is waited for; default: as `OtelCollector` waits.
 * Refuses what is no load, and no duration above zero.
 */
export function collectorTiers(
  load: Load,
  decisionWait: Duration = seconds(assumed.decisionWait.value),
): CollectorTiers {
  if (!(load instanceof Load)) throw refused('load', load, 'what is to be carried, written by load({ … })');
  if (!(decisionWait instanceof Duration) || !(decisionWait.seconds > 0))
    throw refused('decisionWait', decisionWait, 'a duration such as seconds(60)');
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
      // With one that is lost, what waits in it is lost: more and smaller ones have less each.
      mostMemory: 8 * 1024,
    }),
    tracesPerSecond: Math.ceil(spansPerSecond / assumed.spansPerTrace.value),
    decisionWait,
  };
}

const refused = (property: string, given: unknown, instead: string): Refusal =>
  new Refusal(`${describe(given)} is given`, instead, {
    component: 'collectorTiers',
    property,
    madeAt: callSite(),
  });
