import { describe, expect, test } from '@jest/globals';
import { type Check, type Programs, runChecks } from '../../checks';
import { fixtures } from '../fixtures/environments';
import { mistakes } from './mistakes';
import { linesOf, subjectOfFixture } from './subjects';

const minutes = 60_000;

/**
 * Each of these checks finds each mistake of its kind and nothing else, and nothing where there is none: none passes by looking at nothing.
 * Those that ask a program are given where it is.
 */
export function testChecks(checks: readonly Check[], programs?: Programs): void {
  const given = programs ? { programs } : {};
  describe.each(Object.keys(fixtures) as (keyof typeof fixtures)[])(
    'in the fixture %s, where nothing is wrong,',
    (name) => {
      test.each(checks.map((check) => [check.name, check] as const))(
        '%s finds nothing',
        (_, check) => {
          const [result] = runChecks({ ...subjectOfFixture(name), ...given }, [check]);
          expect(result?.notRun).toBeUndefined();
          expect(linesOf(result?.findings ?? [])).toEqual([]);
        },
        5 * minutes,
      );
    },
  );

  const names = new Set(checks.map(({ name }) => name));
  const found = mistakes.filter(({ check }) => names.has(check));
  describe('a mistake is found', () => {
    test.each(found.map((mistake) => [mistake.check, mistake.title, mistake] as const))(
      '%s: %s',
      (name, _, { edit, fixture = 'whole', finds }) => {
        const check = checks.filter((each) => each.name === name);
        const [result] = runChecks({ ...edit(subjectOfFixture(fixture)), ...given }, check);
        expect(result?.notRun).toBeUndefined();
        expect(linesOf(result?.findings ?? [])).toEqual(finds);
      },
      5 * minutes,
    );
  });
}
