import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { environmentNames } from '../manifests';
import { prepared, startInNamespaces } from '../namespaces';
import { forwardTo } from './keep';
import { missingRequirements, obtainPrograms } from './programs';
import { type Prepared, runInside } from './run';

const usage = `Usage: npm run e2e:cluster [-- [--environment NAME] [--keep] [--build-minutes N]]

Applies dist/ to a real control plane and has a real Argo CD follow it: etcd, the API server, its controllers, the scheduler,
kwok in the place of the kubelets, and Argo CD, as processes of this machine in namespaces of their own, without a way to any
network. Needs Linux, Git and Redis; what is not on PATH is built once with Go. Everything ends with the run.

--environment NAME   Only this one. Default: every environment in dist/.
--keep               Leaves the cluster as Argo CD has made it from one environment, and prints the KUBECONFIG. Ctrl-C ends it.
--build-minutes N    No build is begun after so many minutes; what is missing then is reported. Default: as long as it takes.`;

async function main(): Promise<void> {
  const run = prepared<Prepared>();
  if (run) process.exit((await runInside(run)) ? 0 : 1);
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', short: 'h' },
      environment: { type: 'string' },
      keep: { type: 'boolean' },
      'build-minutes': { type: 'string' },
    },
  });
  if (values.help) return console.log(usage);
  const names = environmentNames('dist');
  const wrong = complaints(values.environment, values['build-minutes'], names);
  if (wrong.length > 0) {
    console.error(wrong.join('\n'));
    process.exitCode = 1;
    return;
  }
  const minutes = Number(values['build-minutes'] ?? Number.POSITIVE_INFINITY);
  const programs = await obtainPrograms(Date.now() + minutes * 60_000);
  if ('missing' in programs) {
    console.error(`Nothing was checked. ${programs.missing}`);
    console.log('0 passed, 0 failed, 1 skipped');
    return;
  }
  const [first = ''] = names;
  const environments = values.environment ? [values.environment] : values.keep ? [first] : names;
  const folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-e2e-cluster-'));
  const keep = values.keep ? await forwardTo(join(folder, 'api-server.socket')) : undefined;
  const what: Prepared = { folder, environments, programs, keep };
  const [code] = await once(startInNamespaces('tools/e2e-cluster/main.ts', what), 'exit');
  console.error(`The logs of this run: ${folder}`);
  process.exit(typeof code === 'number' ? code : 1);
}

function complaints(environment: string | undefined, minutes: string | undefined, names: readonly string[]): string[] {
  const unknown = environment !== undefined && !names.includes(environment);
  return [
    ...(existsSync('dist') ? [] : ['There is no dist/. Run `npm run synth` first.']),
    ...(unknown ? [`There is no environment ${environment}. Environments: ${names.join(', ')}`] : []),
    ...(minutes === undefined || Number(minutes) >= 0 ? [] : [`--build-minutes ${minutes} is no number of minutes`]),
    ...missingRequirements().map((need) => `This needs ${need}.`),
  ];
}

main().catch((error) => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  process.exit(1);
});
