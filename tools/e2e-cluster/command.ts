import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../constructs';
import { deadlineIn } from '../cli/build-time';
import { type Call, type Command, sharedOptions, UsageError } from '../cli/command';
import { prepared, startInNamespaces } from '../namespaces';
import { Report } from '../report';
import { forwardTo } from './keep';
import { partsOf, runParts } from './parts';
import { missingRequirements, obtainPrograms } from './programs';
import { type Prepared, runInside } from './run';
import { standIns } from './stand-ins';
import { stepsNotRun } from './steps';

export const command: Command = {
  name: 'e2e-cluster',
  summary: 'Applies dist/ to a real control plane and has a real Argo CD follow it.',
  details: `etcd, the API server, its controllers, the scheduler, kwok in the place of the kubelets, and Argo CD run as processes of this
machine in namespaces of their own, without a way to any network. Each environment is brought by Argo CD and by kubectl, each into a
cluster of its own, several at once. Needs Linux, Git and Redis; what is not on PATH is built once with Go. Everything ends with the run.`,
  options: {
    environment: sharedOptions.environment,
    keep: {
      help: 'leave the cluster as Argo CD has made it from one environment, and print the KUBECONFIG; Ctrl-C ends it',
    },
    'no-build': sharedOptions['no-build'],
    'build-minutes': { value: 'N', help: 'begin no build after so many minutes; default: no limit' },
  },
  async run(call) {
    const inner = prepared<Prepared>();
    if (inner) {
      await runInside(inner, call.project);
      process.exit(0);
    }
    const needs = missingRequirements().map((need) => `this needs ${need}`);
    if (!existsSync('dist')) needs.push('there is no dist/: run npm run synth first');
    if (needs.length > 0) throw new UsageError(needs.join('\n'));
    const environments = call.environments();
    const programs = await obtainPrograms(deadlineIn(call) ?? Number.POSITIVE_INFINITY);
    if ('missing' in programs) {
      console.error(`Nothing was checked. ${programs.missing}`);
      console.log('0 passed, 0 failed, 1 skipped');
      return 0;
    }
    const folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-e2e-cluster-'));
    const [first] = call.names;
    if (call.has('keep') && first !== undefined) {
      const keep = await forwardTo(join(folder, 'api-server.socket'));
      const what: Prepared = { folder, environment: first, delivery: 'argocd', programs, keep };
      const [code] = await once(startInNamespaces('e2e-cluster', what), 'exit');
      return typeof code === 'number' ? code : 1;
    }
    const report = new Report();
    for (const environment of environments) sayStandIns(report, environment);
    const ran = await runParts(partsOf(call.names), { folder, programs, report });
    await checkSteps(report, call, ran);
    const passed = report.finish();
    console.error(`The logs of this run: ${folder}`);
    return passed ? 0 : 1;
  },
};

/** Some steps are those of upgrades that not every environment has had. */
async function checkSteps(report: Report, { partial, names }: Call, ran: readonly string[]): Promise<void> {
  const name = 'every command of the page of what cannot be changed in place was run';
  const left = stepsNotRun(ran);
  if (partial && left.length > 0) {
    const count = `${left.length} ${left.length === 1 ? 'block' : 'blocks'} of commands`;
    return report.notRun(
      name,
      `${count} were not run with ${names.join(', ')} alone; a run of all environments has all`,
    );
  }
  await report.check(name, 'all parts together', () => ({
    passed: left.length === 0,
    got: left.join('\n') || `${new Set(ran).size} blocks of commands`,
  }));
}

function sayStandIns(report: Report, environment: Environment): void {
  report.heading(`${environment.name}: what its cluster has is stood in for`);
  report.table(
    ['what', 'here'],
    standIns(environment).map(({ what, here, objects }) => [what, objects.length > 0 ? here : 'none']),
  );
}
