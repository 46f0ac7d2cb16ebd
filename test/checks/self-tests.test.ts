import { describe, expect, test } from '@jest/globals';
import { checks, runChecks } from '../../checks';
import { fixtures } from '../fixtures/environments';
import { alertMistakes } from './mistakes/alerts';
import { argoCdMistakes } from './mistakes/argocd';
import { autoscalerMistakes } from './mistakes/autoscalers';
import { endMistakes } from './mistakes/ends';
import { fileMistakes } from './mistakes/files';
import { networkMistakes } from './mistakes/network';
import { privilegeMistakes } from './mistakes/privileges';
import { queryMistakes } from './mistakes/queries';
import { referenceMistakes } from './mistakes/references';
import { schemaMistakes } from './mistakes/schemas';
import { securityMistakes } from './mistakes/security';
import { sizeMistakes } from './mistakes/sizes';
import { turnMistakes } from './mistakes/turns';
import { linesOf, subjectOfFixture } from './subjects';

/** Each check finds each mistake of its kind and nothing else, and nothing where there is none: none passes by looking at nothing. */

const mistakes = [
  ...fileMistakes,
  ...argoCdMistakes,
  ...sizeMistakes,
  ...turnMistakes,
  ...endMistakes,
  ...referenceMistakes,
  ...autoscalerMistakes,
  ...networkMistakes,
  ...securityMistakes,
  ...privilegeMistakes,
  ...queryMistakes,
  ...alertMistakes,
  ...schemaMistakes,
];

const minutes = 60_000;

test('every check has a mistake that it must find, and no mistake is for a check that is not there', () => {
  const names = checks.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
  expect(new Set(mistakes.map(({ check }) => check))).toEqual(new Set(names));
});

describe.each(Object.keys(fixtures) as (keyof typeof fixtures)[])(
  'in the fixture %s, where nothing is wrong,',
  (name) => {
    test.each(checks.map((check) => [check.name, check] as const))(
      '%s finds nothing',
      (_, check) => {
        const [result] = runChecks(subjectOfFixture(name), [check]);
        expect(result?.notRun).toBeUndefined();
        expect(linesOf(result?.findings ?? [])).toEqual([]);
      },
      5 * minutes,
    );
  },
);

describe('a mistake is found', () => {
  test.each(mistakes.map((mistake) => [mistake.check, mistake.title, mistake] as const))(
    '%s: %s',
    (name, _, { edit, fixture = 'whole', finds }) => {
      const check = checks.filter((each) => each.name === name);
      const [result] = runChecks(edit(subjectOfFixture(fixture)), check);
      expect(result?.notRun).toBeUndefined();
      expect(linesOf(result?.findings ?? [])).toEqual(finds);
    },
    5 * minutes,
  );
});
