import { Alertmanager, type Route, type TimeSpans, timeInterval } from '../../constructs/alertmanager';
import type { Environment } from '../../constructs/kit';
import { smtp, team } from '../alertmanager/environments';
import { type Case, testAnswers } from './cases';

/** Times of routes in which nobody is ever told. */

const routed = (route: Partial<Route>) => (environment: Environment) =>
  new Alertmanager(environment, { smtp, receiver: team, routes: [{ match: { team: 'a' }, receiver: team, ...route }] });

const at = 'test › alertmanager › ';
const instead = 'muteTimeIntervals that leave some of the time out, or receiver: nobody()';
const together = `its muteTimeIntervals together leave no time out, so nobody is ever told | ${instead}`;
const within = `each of its activeTimeIntervals is within its muteTimeIntervals, so nobody is ever told | ${instead}`;
const meant = "{ weekdays: ['saturday', 'sunday'] }, the times that are meant";

/** One time interval for each list of times. */
const intervals = (name: string, lists: readonly (readonly TimeSpans[])[]) =>
  lists.map((timeIntervals, index) => timeInterval({ name: `${name}-${index}`, timeIntervals }));

const muted = (title: string, lists: readonly (readonly TimeSpans[])[], words?: string): Case => [
  title,
  routed({ muteTimeIntervals: intervals('off', lists) }),
  words === undefined ? [] : [`${at}${words}`],
];

const both = (title: string, active: readonly TimeSpans[], mute: readonly TimeSpans[], words?: string): Case => [
  title,
  routed({ muteTimeIntervals: intervals('off', [mute]), activeTimeIntervals: intervals('on', [active]) }),
  words === undefined ? [] : [`${at}${words}`],
];

const hours = (startTime: string, endTime: string) => ({ times: [{ startTime, endTime }] });
const week: TimeSpans = { weekdays: ['monday:friday'] };
const weekend: TimeSpans = { weekdays: ['saturday', 'sunday'] };
const berlin = { location: 'Europe/Berlin' };

testAnswers([
  muted('weekdays and the weekend', [[week], [weekend]], `routes › 1: ${together}`),
  muted('both in one', [[week, weekend]], `routes › 1: ${together}`),
  muted('the parts of a day', [[hours('00:00', '09:00'), hours('08:00', '24:00')]], `routes › 1: ${together}`),
  muted('all but a minute', [[hours('00:00', '09:00'), hours('09:01', '24:00')]]),
  muted('all but the last day of February in leap years', [
    [{ daysOfMonth: ['1:28', '30:31'] }, { months: ['1', '3:12'] }],
  ]),
  muted(
    'the months, by their ends',
    [[{ daysOfMonth: ['1:28'] }, { daysOfMonth: ['-3:-1'] }]],
    `routes › 1: ${together}`,
  ),
  muted('the months, but for one day of some', [[{ daysOfMonth: ['1:28'] }, { daysOfMonth: ['-2:-1'] }]]),
  muted('times of two zones, which are not compared', [[week], [{ ...weekend, ...berlin }]]),
  muted('years that end', [[{ years: ['1970:2030'] }, { years: ['2032:9999'] }]]),
  muted('every year', [[{ years: ['1970:2030'] }, { years: ['2031:9999'] }]], `routes › 1: ${together}`),
  muted(
    'a day that there is not',
    [[{ daysOfMonth: ['30:31'], months: ['february'] }]],
    `time interval off-0.timeIntervals: one of them is at no time, as no day is all that it states | ${meant}`,
  ),
  muted('the last of February in leap years', [[{ daysOfMonth: ['29'], months: ['february'] }]]),
  muted(
    'the same in a year that has none',
    [[{ daysOfMonth: ['29'], months: ['february'], years: ['2027'] }]],
    `time interval off-0.timeIntervals: one of them is at no time, as no day is all that it states | ${meant}`,
  ),
  muted(
    'every day of the week, in two parts',
    [[{ weekdays: ['sunday', 'monday:saturday'] }]],
    `time interval off-0.timeIntervals: one of them leaves no time out, so it is always | ${meant}`,
  ),
  both('what is active is mute', [{ ...week, ...hours('09:00', '17:00') }], [week], `routes › 1: ${within}`),
  both(
    'active for longer than mute',
    [{ ...week, ...hours('09:00', '17:01') }],
    [{ ...week, ...hours('00:00', '17:00') }],
  ),
  both('active on a day more', [{ weekdays: ['friday:saturday'] }], [week]),
  both(
    'a part of the year',
    [{ months: ['december'] }],
    [{ daysOfMonth: ['1:-1'], months: ['12'] }],
    `routes › 1: ${within}`,
  ),
  both('active in one more zone', [week, { ...week, ...berlin }], [week]),
  both(
    'active in each zone and mute there',
    [week, { ...week, ...berlin }],
    [week, { ...week, ...berlin }],
    `routes › 1: ${within}`,
  ),
  [
    'within another route',
    routed({
      routes: [
        { match: { severity: 'warning' }, receiver: team, muteTimeIntervals: intervals('off', [[week], [weekend]]) },
      ],
    }),
    [`${at}routes › 1 › routes › 1: ${together}`],
  ],
]);
