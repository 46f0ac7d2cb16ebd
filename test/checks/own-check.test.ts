import { describe, expect, test } from '@jest/globals';
import { type Check, checks, findingAt, type Programs, podsOf, runChecks, workloads } from '../../checks';
import { linesOf, subjectOfFixture } from './subjects';

/** What a company asks of every workload beside what holds for everybody, written as its own repository would. */
const costCentre: Check = {
  name: 'company/cost-centre',
  description: 'every workload says who pays for it',
  looks: ({ manifests }) =>
    workloads(manifests)
      .filter(({ object }) => object.metadata.labels?.['example.com/cost-centre'] === undefined)
      .map((manifest) =>
        findingAt(manifest, {
          where: 'labels',
          problem: 'example.com/cost-centre is not there',
          instead: 'the number of the team that pays',
        }),
      ),
};

const subject = subjectOfFixture('logs-alone');

test('runs beside the others, on the same manifests and the same model', () => {
  const results = runChecks(subject, [...checks.filter(({ asks }) => !asks), costCentre]);
  const found = results.filter(({ findings }) => findings.length > 0);
  expect(found.map(({ check }) => check)).toEqual([costCentre]);
  expect(found.flatMap(({ findings }) => linesOf(findings))).toEqual(
    podsOf(subject.manifests).map(
      ({ manifest: { component, object } }) =>
        `${component} › ${object.kind} ${object.metadata.name} › labels: example.com/cost-centre is not there | the number of the team that pays`,
    ),
  );
});

describe('a check whose program is not there', () => {
  const programs: Programs = (name) =>
    name === 'kubeconform' ? { missing: 'kubeconform is not on PATH' } : subject.programs(name);

  test('is not run, and says why', () => {
    const asking = checks.filter(({ asks = [] }) => asks.includes('kubeconform'));
    expect(asking.length).toBeGreaterThan(0);
    expect(runChecks({ ...subject, programs }, asking)).toEqual(
      asking.map((check) => ({ check, findings: [], notRun: 'kubeconform is not on PATH' })),
    );
  });

  test('does not keep the others from running', () => {
    const run = checks.filter(({ asks }) => !asks || asks.includes('kubeconform'));
    const results = runChecks({ ...subject, programs }, run);
    expect(results).toHaveLength(run.length);
    expect(results.filter(({ notRun }) => notRun).map(({ check }) => check.name)).toEqual(['schemas/kubernetes']);
  });
});

test('a check that fails itself is named', () => {
  const broken: Check = {
    name: 'company/broken',
    description: 'it never ends well',
    looks: () => {
      throw new Error('no such thing');
    },
  };
  expect(() => runChecks(subject, [broken])).toThrow('the check company/broken failed: no such thing');
});

test('a finding has the line of the environment file where its component is made', () => {
  const [result] = runChecks(subject, [costCentre]);
  const found = result?.findings.find(({ component }) => component === 'loki');
  expect(found?.callSites?.[0]?.stack).toContain('test/fixtures/environments/logs-alone.ts');
});
