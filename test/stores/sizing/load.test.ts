import { expect, test } from '@jest/globals';
import {
  days,
  gibibytes,
  gigabytesPerDay,
  hours,
  megabytesPerSecond,
  minutes,
  percent,
  seconds,
} from '../../../constructs/kit';
import { type LoadProps, load, loadValidator, reportLoad } from '../../../constructs/stores/sizing';
import { untyped } from '../../bad-input/cases';
import { findingsOf, testEnvironment } from '../../support';

/** What is said of a load, and what is refused of it. */

const good: LoadProps = {
  nodes: 60,
  pods: 1800,
  activeSeries: 3_000_000,
  scrapeInterval: seconds(15),
  logs: megabytesPerSecond(20),
  spansPerSecond: 10_000,
  queriesPerSecond: 10,
  retention: { metrics: days(90), logs: days(30), traces: days(14) },
};

/** What is wrong with a load, one line each. */
function problemsOf(props: Partial<LoadProps>): string[] {
  const environment = testEnvironment();
  reportLoad(environment, load({ ...good, ...props }));
  return findingsOf(environment);
}

test('a load within the bounds is taken as it is', () => {
  const taken = load({ ...good, logStreams: 9000 });
  expect(taken.problems).toEqual([]);
  expect(taken).toMatchObject({ ...good, logStreams: 9000 });
  expect(taken.samplesPerSecond).toBe(200_000);
});

test('each pod has two streams of log lines where none are stated', () => {
  expect(load(good).logStreams).toBe(3600);
});

test('a rate is the same in each unit', () => {
  expect(gigabytesPerDay(864).bytesPerSecond).toBe(megabytesPerSecond(10).bytesPerSecond);
  expect(String(gigabytesPerDay(864))).toBe('10 MB/s');
  expect(String(gigabytesPerDay(1))).toBe('11.57 kB/s');
  expect(megabytesPerSecond(10).during(minutes(1))).toBe(600_000_000);
});

const wrong: readonly [string, Partial<LoadProps>, readonly string[]][] = [
  [
    'more nodes than Kubernetes supports',
    { nodes: 6000 },
    ['nodes: 6000 is not a whole number from 1 to 5000 | a whole number from 1 to 5000'],
  ],
  ['no pods', { pods: 0 }, ['pods: 0 is not a whole number from 1 to 150000 | a whole number from 1 to 150000']],
  [
    'more series than upstream has figures for',
    { activeSeries: 30_000_000 },
    ['activeSeries: 30000000 is not a whole number from 1000 to 20000000 | a whole number from 1000 to 20000000'],
  ],
  [
    'samples so rare that queries miss them',
    { scrapeInterval: minutes(10) },
    ['scrapeInterval: 10m is longer than 5m | a duration such as seconds(15)'],
  ],
  [
    'samples each second',
    { scrapeInterval: seconds(1) },
    ['scrapeInterval: 1s is shorter than 5s | a duration such as seconds(15)'],
  ],
  [
    'an interval that is none',
    { scrapeInterval: seconds(0) },
    ['scrapeInterval: seconds(0) is not above zero | a duration such as seconds(15)'],
  ],
  [
    'more log lines than upstream has sizes for',
    { logs: megabytesPerSecond(500) },
    [
      'logs: 500 MB/s is more than gigabytesPerDay(30000) | a rate from megabytesPerSecond(0.001) to gigabytesPerDay(30000)',
    ],
  ],
  [
    'log lines as an amount',
    { logs: untyped(gibibytes(10)) },
    ['logs: gibibytes(10) is given | a rate from megabytesPerSecond(0.001) to gigabytesPerDay(30000)'],
  ],
  [
    'a rate without its number',
    { logs: megabytesPerSecond(Number.NaN) },
    ['logs: its number is NaN | a rate from megabytesPerSecond(0.001) to gigabytesPerDay(30000)'],
  ],
  [
    'a million streams of each pod',
    { logStreams: 2_000_000 },
    ['logStreams: 2000000 is not a whole number from 1 to 1000000 | a whole number from 1 to 1000000'],
  ],
  [
    'more spans than were ever tried',
    { spansPerSecond: 1_000_000 },
    ['spansPerSecond: 1000000 is not a whole number from 1 to 100000 | a whole number from 1 to 100000'],
  ],
  [
    'a sampler that keeps nothing',
    { keptSpans: percent(0) },
    ['keptSpans: 0 % is less than 1 % | a percentage from percent(1) to percent(100)'],
  ],
  [
    'half a query',
    { queriesPerSecond: 0.5 },
    ['queriesPerSecond: 0.5 is not a whole number from 1 to 500 | a whole number from 1 to 500'],
  ],
  [
    'logs for some hours, and traces for none',
    { retention: { ...good.retention, logs: hours(6), traces: untyped(undefined) } },
    [
      'retention.logs: 6h is shorter than 24h | a duration such as days(30)',
      'retention.traces: traces is missing | traces: days(30)',
    ],
  ],
  [
    'a misspelt property',
    untyped({ activeSerie: 1 }),
    ['activeSerie: there is no property activeSerie | activeSeries'],
  ],
];

test.each(wrong)('%s', (_title, props, findings) => {
  expect(problemsOf(props)).toEqual(findings.map((each) => `test › load › ${each}`));
});

test('no load at all', () => {
  const environment = testEnvironment();
  reportLoad(environment, load(untyped(undefined)));
  expect(environment.findings).toMatchObject([
    { component: 'load', property: 'properties', problem: 'properties is missing', absent: true },
  ]);
});

test('what several stores have is reported once', () => {
  const environment = testEnvironment();
  const shared = load({ ...good, nodes: 0 });
  reportLoad(environment, shared);
  reportLoad(environment, shared);
  expect(environment.findings).toHaveLength(1);
});

test('what is no load is refused where a form takes it', () => {
  const reports: string[] = [];
  const report = (property: string, problem: string, instead: string) =>
    reports.push(`${property}: ${problem} | ${instead}`);
  loadValidator.validate(good, 'form.load', { report });
  loadValidator.validate(load, 'form.load', { report });
  expect(reports).toEqual([
    'form.load: an object with nodes, pods, activeSeries, scrapeInterval is given | what is to be carried, such as load({ … })',
    'form.load: a function is given | what is to be carried, such as load({ … })',
  ]);
});
