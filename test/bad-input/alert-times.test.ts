import { expect, test } from '@jest/globals';
import {
  Alertmanager,
  msteamsv2,
  opsgenie,
  type Receiver,
  type Route,
  type TimeSpans,
  timeInterval,
} from '../../constructs/alertmanager';
import type { Environment } from '../../constructs/kit';
import { smtp, team } from '../alertmanager/environments';
import { findingsOf, testEnvironment } from '../support';
import { type Case, testAnswers, untyped } from './cases';

/** Times that Alertmanager would not read or would misread, and receivers that it would not reach. */

const routed = (route: Partial<Route>) => (environment: Environment) =>
  new Alertmanager(environment, { smtp, receiver: team, routes: [{ match: { team: 'a' }, receiver: team, ...route }] });

const muted = (...timeIntervals: readonly TimeSpans[]) =>
  routed({ muteTimeIntervals: [timeInterval({ name: 'off', timeIntervals })] });

const told = (receiver: Receiver) => routed({ receiver });

const at = 'test › alertmanager › ';
const off = `${at}time interval off.timeIntervals`;
const night =
  "two of them for a night: { startTime: '22:00', endTime: '24:00' }, { startTime: '00:00', endTime: '06:00' }";
const oneDay = "a day of the week, or a range from sunday to saturday, such as 'monday:friday'";
const dayOfMonth =
  "a day of the month or a range, from 1 to 31, or from -31 to -1, counted from its end, such as '1:5'";
const addresses = ['203.0.113.0/24'];
const webhookUrl = { secretName: 'alert-teams', key: 'url' };
const apiKey = { secretName: 'alert-opsgenie', key: 'api-key' };

/** A part of times that is refused. */
const wrong = (title: string, spans: TimeSpans, ...words: readonly string[]): Case => [
  title,
  muted(spans),
  words.map((each) => `${off}${each}`),
];

testAnswers([
  ['a night as two parts', muted({ times: [{ startTime: '22:00', endTime: '24:00' }] }), []],
  ['a zone by an older name', muted({ weekdays: ['sunday'], location: 'Asia/Calcutta' }), []],
  wrong(
    'a night as one part',
    { times: [{ startTime: '22:00', endTime: '06:00' }] },
    `.times: from 22:00 to 06:00 is no part of one day | ${night}`,
  ),
  wrong(
    'an hour of one digit',
    { times: [{ startTime: '9:00', endTime: '17:00' }] },
    ".times.startTime: \"9:00\" is no such time | a time of the day with two digits each, such as '09:00'; '24:00' is its end",
  ),
  wrong('a day with a capital', { weekdays: ['Monday'] }, `.weekdays: "Monday" is none | ${oneDay}`),
  wrong(
    'a week that ends on sunday',
    { weekdays: ['friday:sunday'] },
    `.weekdays: "friday:sunday" ends before it begins | ${oneDay}`,
  ),
  wrong('a day that no month has', { daysOfMonth: ['32'] }, `.daysOfMonth: "32" is none | ${dayOfMonth}`),
  wrong(
    'days that a short month has in another order',
    { daysOfMonth: ['-1:5'] },
    `.daysOfMonth: "-1:5" ends before it begins | ${dayOfMonth}`,
  ),
  wrong(
    'a month that there is not',
    { months: ['dec'] },
    '.months: "dec" is none | a month by its name or number, or a range, such as \'december\'',
  ),
  wrong('a year of two digits', { years: ['26'] }, '.years: "26" is none | a year, or a range, such as \'2026:2028\''),
  wrong(
    'a zone in small letters',
    { weekdays: ['sunday'], location: 'europe/berlin' },
    '.location: "europe/berlin" is no time zone | the name of a time zone, such as \'Europe/Berlin\'',
  ),
  wrong(
    'no times',
    { location: 'Europe/Berlin' },
    ": one of them states no times, so it is always | { weekdays: ['saturday', 'sunday'] }, the times that are meant",
  ),
  wrong(
    'every day',
    { weekdays: ['sunday:saturday'], daysOfMonth: ['1:-1'], times: [{ startTime: '00:00', endTime: '24:00' }] },
    ": one of them leaves no time out, so it is always | { weekdays: ['saturday', 'sunday'] }, the times that are meant",
  ),
  ['every day of a year', muted({ weekdays: ['sunday:saturday'], years: ['2027'] }), []],
  [
    'a name of two lines',
    routed({ muteTimeIntervals: [timeInterval({ name: 'a\nb', timeIntervals: [{ weekdays: ['sunday'] }] })] }),
    [`${at}time interval a\nb.name: "a\\nb" is more than one line | a text of one line such as 'weekend'`],
  ],
  [
    'no properties of a receiver',
    told(untyped<typeof opsgenie>(opsgenie)(untyped(undefined))),
    [
      `${at}receiver opsgenie: no properties are given | opsgenie({ name: 'team', apiKey: { secretName: 'alert-opsgenie', key: 'api-key' } })`,
    ],
  ],
  [
    'a receiver that is not made',
    told(untyped(msteamsv2)),
    [`${at}routes.receiver: msteamsv2 is given without its parentheses | msteamsv2({ … })`],
  ],
  [
    'a host with an empty part',
    told(msteamsv2({ name: 'chat', webhookUrl, host: 'prod-12..azure.com', addresses })),
    [
      `${at}receiver chat.host: "prod-12..azure.com" is no host name with a port | a host name with or without its port (443), such as 'prod-12.westeurope.logic.azure.com'`,
    ],
  ],
  wrong(
    'the words of Alertmanager',
    untyped({ days_of_month: ['1'] }),
    '.days_of_month: there is no property days_of_month | daysOfMonth',
  ),
  [
    'a name in the place of a value',
    routed({ muteTimeIntervals: untyped(['weekend']) }),
    [
      `${at}routes.muteTimeIntervals: "weekend" is given | timeInterval({ name: 'weekend', timeIntervals: [{ weekdays: ['saturday', 'sunday'] }] })`,
    ],
  ],
  [
    'two of one name',
    routed({
      muteTimeIntervals: [timeInterval({ name: 'off', timeIntervals: [{ weekdays: ['sunday'] }] })],
      activeTimeIntervals: [timeInterval({ name: 'off', timeIntervals: [{ weekdays: ['monday'] }] })],
    }),
    [`${at}routes: two time intervals are named off | one value for both, or a name of its own for one`],
  ],
  [
    'a URL of Teams in Git',
    told(msteamsv2({ name: 'chat', webhookUrl: untyped('https://a.example.com'), host: 'a.example.com', addresses })),
    [
      `${at}receiver chat.webhookUrl: "https://a.example.com" is given | an object such as { secretName: 'alert-teams', key: 'url' }`,
    ],
  ],
  [
    'a workflow of which nobody says the host',
    told(msteamsv2({ name: 'chat', webhookUrl, host: untyped(undefined), addresses })),
    [`${at}receiver chat.host: host is missing | host: 'prod-12.westeurope.logic.azure.com'`],
  ],
  [
    'a responder of another kind, and another urgency',
    told(
      opsgenie({
        name: 'page',
        apiKey,
        responders: [{ type: untyped('group'), name: 'a' }],
        priority: untyped('high'),
        addresses,
      }),
    ),
    [
      `${at}receiver page.responders.type: "group" is none of team, user, escalation, schedule | one of: team, user, escalation, schedule`,
      `${at}receiver page.priority: "high" is none of P1, P2, P3, P4, P5 | one of: P1, P2, P3, P4, P5`,
    ],
  ],
  [
    'a network that knows no names',
    told(opsgenie({ name: 'page', apiKey })),
    [
      `${at}receiver page.addresses: a policy of this network knows no names, so it cannot let api.opsgenie.com through | addresses: ['203.0.113.0/24'], the blocks of addresses that the host has`,
    ],
  ],
]);

test.each([
  [undefined, 1],
  ['https://api.eu.opsgenie.com/', 1],
  ['https://api.atlassian.com/jsm/ops/integration/', 0],
] as const)('that Opsgenie ends is said, and not of what has taken its place: %s', (apiUrl, warnings) => {
  const environment = testEnvironment();
  told(opsgenie({ name: 'page', apiKey, apiUrl, addresses }))(environment);
  expect(findingsOf(environment)).toEqual([]);
  const said = environment.warnings.filter(({ property }) => property === 'receiver page');
  expect(said.map(({ problem }) => problem)).toEqual(
    Array(warnings).fill('Opsgenie takes no alerts from 2027-04-05 on'),
  );
});
