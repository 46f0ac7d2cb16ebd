import type { Checks } from '../kit/model/checks';
import { isWithin } from './moments';
import type { Route } from './routes';
import type { TimeInterval, TimeSpans } from './time-interval';

/**
 * Reports routes that tell nobody at any time: the mute times leave out no moment, or none of the active ones. Times of different zones are not
 * compared. `property`: where the routes stand. `right`: time intervals with which nothing is wrong.
 */
export function checkToldTimes(
  check: Checks,
  property: string,
  routes: readonly Route[],
  right: readonly TimeInterval[],
): void {
  for (const [index, { muteTimeIntervals = [], activeTimeIntervals, routes: inner = [] }] of routes.entries()) {
    const place = `${property} › ${index + 1}`;
    checkToldTimes(check, `${place} › routes`, inner, right);
    const stated = [...muteTimeIntervals, ...(activeTimeIntervals ?? [])];
    if (muteTimeIntervals.length === 0 || !stated.every((each) => right.includes(each))) continue;
    const muted = byZone(muteTimeIntervals);
    const active = activeTimeIntervals?.length ? byZone(activeTimeIntervals) : undefined;
    const isSilent = active
      ? [...active].every(([zone, spans]) => isWithin(muted.get(zone) ?? [], spans))
      : [...muted.values()].some((spans) => isWithin(spans));
    check.require(
      !isSilent,
      place,
      active
        ? 'each of its activeTimeIntervals is within its muteTimeIntervals, so nobody is ever told'
        : 'its muteTimeIntervals together leave no time out, so nobody is ever told',
      'muteTimeIntervals that leave some of the time out, or receiver: nobody()',
    );
  }
}

/** Times by the zone in which they are meant, which is Alertmanager's own where none is stated. */
function byZone(intervals: readonly TimeInterval[]): ReadonlyMap<string, readonly TimeSpans[]> {
  const zones = new Map<string, TimeSpans[]>();
  for (const spans of intervals.flatMap(({ timeIntervals }) => timeIntervals)) {
    const { location: zone = 'UTC' } = spans;
    zones.set(zone, [...(zones.get(zone) ?? []), spans]);
  }
  return zones;
}
