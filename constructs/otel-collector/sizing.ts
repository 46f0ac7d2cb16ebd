import { callSite } from '../kit/model/call-site';
import { Refusal } from '../kit/model/findings';
import { Duration, seconds } from '../kit/model/units';
import { describe } from '../kit/model/validation';
import { copiedLater } from '../opentelemetry/sampling/copied-later';
import { coresOf, fromBytes, Load, type RoleSize, roleSize } from '../stores/sizing';
import { collectorAssumptions as assumed } from './assumptions';

/** What each of the two tiers needs. */
export interface CollectorTiers {
  /** Takes everything that comes, and sends each trace to the one that judges it. */
  readonly routing: RoleSize;
  /** Has each trace until it is decided. */
  readonly sampling: RoleSize;
  /** Has each trace as well, and judges it once more. Undefined where the load states no `samplingReplicationFactor` of 2. */
  readonly samplingCopy?: RoleSize;
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
  const { spansPerSecond, logs, samplingReplicationFactor } = load;
  const baseMemory = assumed.baseMemory.value;
  const isCopied = samplingReplicationFactor > 1;
  const routingTime = assumed.routingTime.value + (isCopied ? assumed.copyTime.value : 0);
  const judging = (wait: Duration) => ({
    cores: coresOf(assumed.samplingTime.value, spansPerSecond),
    memory: fromBytes(assumed.waitingSpan.value * spansPerSecond * wait.seconds),
    baseMemory,
    // With one that is lost, what waits in it is lost: more and smaller ones have less each.
    mostMemory: 8 * 1024,
  });
  const first = judging(decisionWait);
  return {
    routing: roleSize({
      cores: coresOf(routingTime, spansPerSecond) + coresOf(assumed.lineTime.value, logs.bytesPerSecond),
      memory: fromBytes(assumed.routingMemory.value * spansPerSecond),
      baseMemory,
      least: 2,
    }),
    sampling: isCopied
      ? // In two zones of three: those of one have room for all.
        roleSize({ ...first, peakMemory: 2 * first.memory, takesOver: false, least: 4, step: 2 })
      : roleSize({ ...first, least: 3 }),
    ...(isCopied
      ? { samplingCopy: roleSize({ ...judging(seconds(decisionWait.seconds + copiedLater.seconds)), least: 2 }) }
      : {}),
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
