import { text } from '../kit/model/validation';

/** What times are written with, each as Alertmanager reads it. https://prometheus.io/docs/alerting/latest/configuration/#time_interval */

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** A time of the day, in hours and minutes. */
export const timeOfDay = (example: string) =>
  text({
    example,
    expected: `a time of the day with two digits each, such as '${example}'; '24:00' is its end`,
    standIn: example,
    problem: (value) =>
      /^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/.test(value) ? undefined : `${JSON.stringify(value)} is no such time`,
  });

/** One value or a range. `read`: the number of a value; undefined where it has none. `isRange`: whether two of them are one. */
const range = (
  example: string,
  what: string,
  read: (value: string) => number | undefined,
  isRange = (begin: number, end: number): boolean => begin <= end,
) =>
  text({
    example,
    expected: `${what}, such as '${example}'`,
    standIn: example,
    problem(value) {
      const parts = value.split(':');
      const [begin, end = begin] = parts.map(read);
      if (parts.length > 2 || begin === undefined || end === undefined) return `${JSON.stringify(value)} is none`;
      return isRange(begin, end) ? undefined : `${JSON.stringify(value)} ends before it begins`;
    },
  });

const indexIn = (names: readonly string[], value: string): number | undefined => {
  const index = names.indexOf(value);
  return index === -1 ? undefined : index;
};

/** A day of the week, from 0 for sunday on. Undefined: there is no such day. */
export const dayNumber = (value: string): number | undefined => indexIn(days, value);

/** From sunday to saturday, in the order that Alertmanager has. */
export const weekdays = range('monday:friday', 'a day of the week, or a range from sunday to saturday', dayNumber);

const numberIn = (value: string, least: number, most: number): number | undefined => {
  const number = /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
};

/** The shortest month, in which a range must not end before it begins. */
const shortest = 28;

const fromBegin = (day: number): number => (day < 0 ? shortest + day : day);

export const rangeOfDays = range(
  '1:5',
  'a day of the month or a range, from 1 to 31, or from -31 to -1, counted from its end',
  (value) => numberIn(value, -31, 31) || undefined,
  (begin, end) => !(begin < 0 && end > 0) && fromBegin(begin) <= fromBegin(end),
);

/** A month by its name or number, from 1 on. Undefined: there is no such month. */
export function monthNumber(value: string): number | undefined {
  const index = indexIn(monthNames, value);
  return index === undefined ? numberIn(value, 1, 12) : index + 1;
}

export const rangeOfMonths = range('december', 'a month by its name or number, or a range', monthNumber);

export const rangeOfYears = range('2026:2028', 'a year, or a range', (value) => numberIn(value, 1970, 9999));

/** A time zone. Alertmanager looks for a file of this name, with capitals as they are. */
export const location = text({
  example: 'Europe/Berlin',
  expected: "the name of a time zone, such as 'Europe/Berlin'",
  standIn: 'Europe/Berlin',
  problem: (value) => (isZone(value) ? undefined : `${JSON.stringify(value)} is no time zone`),
});

function isZone(value: string): boolean {
  if (value === 'UTC') return true;
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
    // It takes any capitals, and may know the zone by a newer name.
    return known.toLowerCase() === value.toLowerCase() ? known === value : /^[A-Z]\w+\/[A-Z]/.test(value);
  } catch {
    return false;
  }
}
