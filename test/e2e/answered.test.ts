import { expect, test } from '@jest/globals';
import { type Answered, failuresOf, gap, since } from '../../tools/e2e/parts/copies/answered';

/** What was answered all the time is told from what stopped. */

const at = (seconds: number, failure?: string): Answered => ({
  begin: seconds * 1000 - 100,
  end: seconds * 1000,
  ...(failure === undefined ? {} : { failure }),
});
const away = 'connect ECONNREFUSED 10.0.0.1:3100';

test('the time between two good answers counts, whatever failed between them', () => {
  expect(gap([at(1), at(2), at(10, away), at(20, away), at(30), at(31)], 30)).toEqual({ passed: true, got: '28.0 s' });
  expect(gap([at(1), at(20, away), at(33)], 30)).toEqual({ passed: false, got: '32.0 s' });
});

test('what ends and never comes back was not answered all the time', () => {
  expect(gap([at(1), at(2), ...[10, 20, 33].map((seconds) => at(seconds, away))], 30)).toEqual({
    passed: false,
    got: '31.0 s',
  });
});

test('what never answered did not answer all the time', () => {
  expect(gap([], 30)).toEqual({ passed: false, got: 'there was none' });
  expect(gap([at(1, away)], 30)).toEqual({ passed: false, got: 'there was none' });
});

test('failures are told by their kind', () => {
  const answers = { pushes: [at(1), at(2)], queries: [at(1), at(5, away), at(6, away), at(7)] };
  expect(failuresOf(since(answers, 2000))).toBe(
    [
      'Of 3 queries 2 failed: 2 × connect ECONNREFUSED N:N. The longest time without one that did not: 0.0 s.',
      'Of 0 pushes 0 failed. The longest time without one that did not: there was none.',
    ].join('\n'),
  );
});
