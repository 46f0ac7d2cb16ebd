import { existsSync } from 'node:fs';
import path from 'node:path';
import pc from 'picocolors';
import { type CheckResult, checks, type Programs, readSubject, runChecks } from '../../checks';
import { readFiles } from '../../checks/manifests/files';
import type { Environment } from '../../constructs';
import { type Call, type Command, sharedOptions, UsageError } from '../cli/command';
import { noticesFor, printNotices } from '../review/of-call';
import { readPages } from './pages';
import { checkPrograms, presentPrograms } from './programs';

/** The command, with these programs where `--no-build` is given, and with those where it is not. */
export const commandWith = (present: Programs, built: Programs): Command => ({
  name: 'check',
  summary: 'Looks at the manifests in dist/ and at the model for what must hold in every environment.',
  details: `What names something names what exists, policies let exactly the wired connections through, pods may do what their components
ask for, Argo CD brings everything, queries ask for what somebody produces, every supported Kubernetes version takes every object.
What cannot be changed in place since a commit is a notice and no finding. Checks of your own are named by defineProject({ environments, checks: [ … ] }).`,
  options: {
    environment: sharedOptions.environment,
    strict: { help: 'exit with 1 also where a check could not be run' },
    'no-build': sharedOptions['no-build'],
    base: sharedOptions.base,
    json: sharedOptions.json,
  },
  run(call) {
    const dist = path.resolve('dist');
    if (!existsSync(dist)) throw new UsageError('there is no dist/: run synth first');
    const results = call.environments().map((environment) => ({
      environment,
      results: resultsOf(environment, dist, call, call.has('no-build') ? present : built),
    }));
    const all = results.flatMap((each) => each.results);
    const findings = all.flatMap((result) => result.findings);
    const notRun = all.filter((result) => result.notRun !== undefined);
    const failed = findings.length > 0 || (call.has('strict') && notRun.length > 0);
    if (call.has('json')) {
      console.log(
        JSON.stringify(
          results.flatMap(({ environment, results: list }) => list.map((each) => plain(environment, each))),
          null,
          2,
        ),
      );
      return failed ? 1 : 0;
    }
    if (findings.length > 0) call.refuse(findings, 'dist/ is not as it must be');
    for (const { environment, results: list } of results) console.log(summary(environment, list));
    printNotices(call, noticesFor(call, dist, readFiles(dist, '.')));
    return failed ? 1 : 0;
  },
});

export const command = commandWith(presentPrograms, checkPrograms);

function resultsOf(environment: Environment, dist: string, call: Call, programs: Programs): CheckResult[] {
  const subject = readSubject(dist, {
    environment,
    // The package's own page explains the alerts that it brings.
    pages: new Map([...readPages(call.packageFolder), ...readPages('.')]),
    programs,
    schemas: path.join(call.packageFolder, 'checks', 'schemas', 'generated'),
  });
  return runChecks(subject, [...checks, ...call.project.checks]);
}

/** `company: 45 checks, 44 found nothing, 1 was not run`, and why. */
function summary({ name }: Environment, results: readonly CheckResult[]): string {
  const count = (test: (result: CheckResult) => boolean) => results.filter(test).length;
  const clean = count(({ findings, notRun }) => findings.length === 0 && notRun === undefined);
  const counts = [
    `${results.length} checks: ${clean} found nothing`,
    `${count(({ findings }) => findings.length > 0)} found something`,
    `${count(({ notRun }) => notRun !== undefined)} not run`,
  ];
  const reasons = results.flatMap(({ check, notRun }) =>
    notRun === undefined ? [] : [`  not run: ${check.name}: ${notRun}`],
  );
  return [`${pc.bold(name)}: ${counts.join(', ')}`, ...reasons].join('\n');
}

const plain = (
  { name: environment }: Environment,
  { check: { name, description }, findings, notRun }: CheckResult,
) => ({
  environment,
  check: name,
  description,
  notRun,
  findings: findings.map(({ component, property, problem, instead }) => ({ component, property, problem, instead })),
});
