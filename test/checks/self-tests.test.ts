import { expect, test } from '@jest/globals';
import { checks } from '../../checks';
import { mistakes } from './mistakes';
import { testChecks } from './self-tests';

/** Every check has its mistake, and those that ask no program are tried here. */

test('every check has a mistake that it must find, and no mistake is for a check that is not there', () => {
  const names = checks.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
  expect(new Set(mistakes.map(({ check }) => check))).toEqual(new Set(names));
});

testChecks(checks.filter(({ asks }) => !asks));
