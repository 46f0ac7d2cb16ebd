import type { Checks } from '../kit/model/checks';
import { madeOf } from '../kit/model/plain-object';
import { repeated } from '../kit/model/repeated';
import { line, list, object, optional, type Validator, type Validators } from '../kit/model/validation';
import { checksOf, written } from '../kit/model/written-at';
import { isNever, isWithin } from './moments';
import { location, rangeOfDays, rangeOfMonths, rangeOfYears, timeOfDay, weekdays } from './time-ranges';

/** A part of each day, from its first minute to the one before its last. */
export interface TimeRange {
  /** `09:00`. */
  readonly startTime: string;
  /** `17:30`, later than the start; `24:00` is the end of the day. A night is two of these, before and after midnight. */
  readonly endTime: string;
}

/** The times for which everything holds that is stated. https://prometheus.io/docs/alerting/latest/configuration/#time_interval */
export interface TimeSpans {
  /** Parts of the day. Default: the whole day. */
  readonly times?: readonly TimeRange[];
  /** Days of the week, or ranges of them from Sunday to Saturday: `['monday:friday']`. Default: all. */
  readonly weekdays?: readonly string[];
  /** Days of the month, or ranges of them; negative ones count from its end: `['1:5', '-3:-1']`. Default: all. */
  readonly daysOfMonth?: readonly string[];
  /** Months by name or number, or ranges of them: `['december', '1:3']`. Default: all. */
  readonly months?: readonly string[];
  /** Years, or ranges of them: `['2026:2028']`. Default: all. */
  readonly years?: readonly string[];
  /** The time zone in which all of this is meant: `Europe/Berlin`. Default: UTC. */
  readonly location?: string;
}

/** Times with a name, in which a route tells nobody, or in which alone it tells somebody. */
export interface TimeInterval {
  /** The name, by which Alertmanager's log knows it. */
  readonly name: string;
  /** The times: a moment is within it that is within one of these. */
  readonly timeIntervals: readonly TimeSpans[];
}

/**
 * Times with a name, for `muteTimeIntervals` and `activeTimeIntervals` of routes:
 * `timeInterval({ name: 'weekend', timeIntervals: [{ weekdays: ['saturday', 'sunday'] }] })`.
 */
export const timeInterval = (props: TimeInterval): TimeInterval => madeOf(props, (given) => written({ ...given }));

const spans: Validators<TimeSpans> = {
  times: optional(
    list(object<TimeRange>({ startTime: timeOfDay('09:00'), endTime: timeOfDay('17:00') }), { least: 1 }),
  ),
  weekdays: optional(list(weekdays, { least: 1 })),
  daysOfMonth: optional(list(rangeOfDays, { least: 1 })),
  months: optional(list(rangeOfMonths, { least: 1 })),
  years: optional(list(rangeOfYears, { least: 1 })),
  location: optional(location),
};

const example = "timeInterval({ name: 'weekend', timeIntervals: [{ weekdays: ['saturday', 'sunday'] }] })";

const ofInterval = object<TimeInterval>(
  {
    name: line('weekend'),
    timeIntervals: list(object<TimeSpans>(spans, "{ weekdays: ['saturday', 'sunday'] }"), { least: 1 }),
  },
  example,
);

/** Only that it is one, as its content is looked at once, wherever it is used. */
const named: Validator<TimeInterval> = {
  ...ofInterval,
  validate: (value, property, reporter) => {
    const isOne = typeof value === 'object' && value !== null && 'timeIntervals' in value;
    return isOne ? (value as TimeInterval) : ofInterval.validate(value, property, reporter);
  },
};

/** A list of these, as a route takes it. */
export const timeIntervalsValidator = list(named, { example });

/** Reports times that Alertmanager would not read, or would read as something else. Returns those with which nothing is wrong. */
export function checkTimeIntervals(check: Checks, intervals: readonly TimeInterval[]): readonly TimeInterval[] {
  const right: TimeInterval[] = [];
  for (const interval of intervals) {
    const own = checksOf(check, interval);
    const place = typeof interval.name === 'string' ? `time interval ${interval.name}` : 'time interval';
    const read = ofInterval.validate(interval, place, own);
    for (const spans of read.timeIntervals) {
      for (const { startTime, endTime } of spans.times ?? []) {
        own.require(
          startTime < endTime || !own.sound(`${place}.timeIntervals.times`),
          `${place}.timeIntervals.times`,
          `from ${startTime} to ${endTime} is no part of one day`,
          "two of them for a night: { startTime: '22:00', endTime: '24:00' }, { startTime: '00:00', endTime: '06:00' }",
        );
      }
      const unclear = own.sound(place, `${place}.timeIntervals`) ? unclearTimes(spans) : undefined;
      own.require(
        unclear === undefined,
        `${place}.timeIntervals`,
        `one of them ${unclear}`,
        "{ weekdays: ['saturday', 'sunday'] }, the times that are meant",
      );
    }
    if (own.isClean) right.push(interval);
  }
  for (const name of repeated(intervals.map(({ name }) => name))) {
    check.report('routes', `two time intervals are named ${name}`, 'one value for both, or a name of its own for one');
  }
  return right;
}

/** What is wrong with times that are any moment, or none. */
function unclearTimes({ location: _, ...spans }: TimeSpans): string | undefined {
  if (Object.values(spans).every((each) => each === undefined)) return 'states no times, so it is always';
  if (isWithin([spans])) return 'leaves no time out, so it is always';
  return isNever(spans) ? 'is at no time, as no day is all that it states' : undefined;
}

/** Times as Alertmanager reads them. */
export const timeIntervalSettings = ({ name, timeIntervals }: TimeInterval) => ({
  name,
  time_intervals: timeIntervals.map(({ times, daysOfMonth, ...spans }) => ({
    ...(times ? { times: times.map(({ startTime, endTime }) => ({ start_time: startTime, end_time: endTime })) } : {}),
    ...spans,
    ...(daysOfMonth ? { days_of_month: daysOfMonth } : {}),
  })),
});
