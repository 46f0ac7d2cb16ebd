import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checks, readSubject, runChecks } from '../../checks';
import { formatFinding } from '../../constructs/kit';
import { checkPrograms } from '../../tools/check/programs';
import { pages } from '../docs/pages';
import { project } from '../project';

/** Every check, on every environment of the project as it stands in `dist/`, finds nothing. */

const minutes = 60_000;

describe.each(project.build().environments.map((environment) => [environment.name, environment] as const))(
  '%s',
  (_, environment) => {
    const subject = readSubject(resolve('dist'), { environment, pages: pages(), programs: checkPrograms });

    test.each([...checks, ...project.checks].map((check) => [check.name, check] as const))(
      '%s',
      (_name, check) => {
        const [result] = runChecks(subject, [check]);
        expect(result?.notRun).toBeUndefined();
        expect(result?.findings.map((finding) => formatFinding(finding))).toEqual([]);
      },
      5 * minutes,
    );
  },
);
