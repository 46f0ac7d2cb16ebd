import { dayNumber, monthNumber } from './time-ranges';

/**
 * Which moments times name, minute by minute of every kind of day that calendars have, so that what is said of them is exact.
 * https://github.com/prometheus/alertmanager/blob/main/timeinterval/timeinterval.go
 */

/** Times as a time interval states them, right in each of their parts. */
interface Spans {
  readonly times?: readonly { readonly startTime: string; readonly endTime: string }[];
  readonly weekdays?: readonly string[];
  readonly daysOfMonth?: readonly string[];
  readonly months?: readonly string[];
  readonly years?: readonly string[];
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly date: number;
  readonly weekday: number;
  /** How many days its month has. */
  readonly inMonth: number;
}

/** Minutes of a day, from the first to the one before the last. */
type Minutes = readonly [begin: number, end: number];

const wholeDay: Minutes = [0, 24 * 60];

/** Whether every moment of the first ones is one of the others. Default of `times`: any moment. */
export function isWithin(others: readonly Spans[], times: readonly Spans[] = [{}]): boolean {
  return daysOf([...times, ...others]).every((day) => isCovered(minutesOf(times, day), minutesOf(others, day)));
}

/** Whether times name no moment, as the 30th of February. */
export const isNever = (times: Spans): boolean => isWithin([], [times]);

/** The days where no time names a year, which is the same for all such times. */
let usualDays: readonly Day[] | undefined;

function daysOf(times: readonly Spans[]): readonly Day[] {
  const ranges = times.flatMap(({ years = [] }) => years);
  if (ranges.length > 0) return daysOfKinds(ranges);
  usualDays ??= daysOfKinds([]);
  return usualDays;
}

/** Every day of each kind of year: years are alike that begin with the same day, are as long, and are named by the same ranges. */
function daysOfKinds(ranges: readonly string[]): Day[] {
  // All that a range can name; without one, in these every kind is there.
  const [first, last] = ranges.length > 0 ? [1970, 9999] : [2000, 2027];
  const kinds = new Map<string, number>();
  for (let year = first; year <= last; year += 1) {
    const kind = [weekdayOf(year, 0, 1), inMonthOf(year, 1), ...ranges.map((each) => isIn(each, year))].join();
    if (!kinds.has(kind)) kinds.set(kind, year);
  }
  return [...kinds.values()].flatMap((year) =>
    Array.from({ length: 12 }, (_, month) => month).flatMap((month) => {
      const inMonth = inMonthOf(year, month);
      return Array.from({ length: inMonth }, (_, index) => {
        const date = index + 1;
        return { year, month: month + 1, date, weekday: weekdayOf(year, month, date), inMonth };
      });
    }),
  );
}

const weekdayOf = (year: number, month: number, date: number): number =>
  new Date(Date.UTC(year, month, date)).getUTCDay();

const inMonthOf = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

/** The minutes of a day that some of the times name. */
function minutesOf(times: readonly Spans[], day: Day): Minutes[] {
  return times.flatMap(({ times: parts, weekdays, daysOfMonth, months, years }) => {
    const isNamed =
      (years?.some((each) => isIn(each, day.year)) ?? true) &&
      (months?.some((each) => isIn(each, day.month, monthNumber)) ?? true) &&
      (weekdays?.some((each) => isIn(each, day.weekday, dayNumber)) ?? true) &&
      (daysOfMonth?.some((each) => isDate(each, day)) ?? true);
    if (!isNamed) return [];
    return parts?.map(({ startTime, endTime }): Minutes => [minuteOf(startTime), minuteOf(endTime)]) ?? [wholeDay];
  });
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Whether one value or a range has a number. */
function isIn(range: string, number: number, read: (value: string) => number | undefined = Number): boolean {
  const [begin, end = begin] = range.split(':').map((each) => read(each) ?? Number.NaN);
  return begin !== undefined && end !== undefined && begin <= number && number <= end;
}

/** Negative days count from the end of the month; what is outside of it is cut off. */
function isDate(range: string, { date, inMonth }: Day): boolean {
  const fromBegin = (value: string) => (Number(value) < 0 ? inMonth + Number(value) + 1 : Number(value));
  return isIn(range, date, fromBegin);
}

/** Whether minutes are all among others. */
function isCovered(minutes: readonly Minutes[], by: readonly Minutes[]): boolean {
  const sorted = [...by].sort(([a], [b]) => a - b);
  return minutes.every(([begin, end]) => {
    const reached = sorted.reduce((at, [from, to]) => (from <= at && to > at ? to : at), begin);
    return reached >= end;
  });
}
