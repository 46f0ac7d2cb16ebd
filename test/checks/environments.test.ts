import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checks, readSubject, runChecks } from '../../checks';
import { schemaVersions, validateManifests } from '../../checks/schemas/validation';
import { formatFinding } from '../../constructs/kit';
import { checkPrograms } from '../../tools/check/programs';
import { pages } from '../docs/pages';
import { project } from '../project';

/** Every check that asks no program, on every environment of the project as it stands in `dist/`, finds nothing. `npm run check` runs the others too. */

describe.each(project.build().environments.map((environment) => [environment.name, environment] as const))(
  '%s',
  (_, environment) => {
    const subject = readSubject(resolve('dist'), { environment, pages: pages() });
    const asked = [...checks, ...project.checks].filter(({ asks }) => !asks);

    test.each(asked.map((check) => [check.name, check] as const))('%s', (_name, check) => {
      const [result] = runChecks(subject, [check]);
      expect(result?.findings.map((finding) => formatFinding(finding))).toEqual([]);
    });
  },
);

/** One run for everything takes half a second. `npm run check` asks the versions before. */
test('the newest Kubernetes takes every object', () => {
  const kubeconform = checkPrograms('kubeconform');
  const versions = schemaVersions().slice(-1);
  const { valid, invalid, skipped } = validateManifests({ dist: resolve('dist'), kubeconform, versions });
  expect({ invalid, skipped }).toEqual({ invalid: [], skipped: [] });
  expect(valid).toBeGreaterThan(0);
}, 60_000);
