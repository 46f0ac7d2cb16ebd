import { expect, test } from '@jest/globals';
import { days, gigabytesPerDay, megabytesPerSecond, minutes, seconds } from '../../../constructs/kit';
import { type LoadProps, load, loadValidator, reportLoad } from '../../../constructs/stores/sizing';
import { untyped } from '../../bad-input/cases';
import { testEnvironment } from '../../support';

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

test('no load at all', () => {
  const environment = testEnvironment();
  reportLoad(environment, load(untyped(undefined)));
  expect(environment.findings).toMatchObject([
    { component: 'load', property: 'properties', problem: 'properties is missing', absent: true },
  ]);
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
