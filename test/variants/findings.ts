import { checks, runChecks, subjectOf } from '../../checks';
import { type Environment, formatFinding } from '../../constructs';
import { checkPrograms } from '../../tools/check/programs';
import { environmentFiles } from '../../tools/synth/environment-files';
import { pages } from '../docs/pages';

/** What is found in a built environment, in its model and in what it renders, and which checks could not look. */
export function findingsOf(environment: Environment): readonly string[] {
  const subject = subjectOf(environmentFiles(environment), { environment, pages: pages(), programs: checkPrograms });
  const results = runChecks(subject, checks);
  return [
    ...environment.findings.map((finding) => formatFinding(finding)),
    ...results.flatMap(({ findings }) => findings.map((finding) => formatFinding(finding))),
    ...results.flatMap(({ check: { name }, notRun }) => (notRun ? [`${name}: not run`] : [])),
  ];
}
