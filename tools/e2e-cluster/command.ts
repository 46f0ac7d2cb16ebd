import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deadlineIn } from '../cli/build-time';
import { type Command, sharedOptions, UsageError } from '../cli/command';
import { prepared, startInNamespaces } from '../namespaces';
import { forwardTo } from './keep';
import { missingRequirements, obtainPrograms } from './programs';
import { type Prepared, runInside } from './run';

export const command: Command = {
  name: 'e2e-cluster',
  summary: 'Applies dist/ to a real control plane and has a real Argo CD follow it.',
  details: `etcd, the API server, its controllers, the scheduler, kwok in the place of the kubelets, and Argo CD run as processes of this
machine in namespaces of their own, without a way to any network. Needs Linux, Git and Redis; what is not on PATH is built
once with Go. Everything ends with the run.`,
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
    if (inner) process.exit((await runInside(inner, call.project)) ? 0 : 1);
    const environments = call.has('keep') ? call.names.slice(0, 1) : call.names;
    const needs = missingRequirements().map((need) => `this needs ${need}`);
    if (!existsSync('dist')) needs.push('there is no dist/: run npm run synth first');
    if (needs.length > 0) throw new UsageError(needs.join('\n'));
    const programs = await obtainPrograms(deadlineIn(call) ?? Number.POSITIVE_INFINITY);
    if ('missing' in programs) {
      console.error(`Nothing was checked. ${programs.missing}`);
      console.log('0 passed, 0 failed, 1 skipped');
      return 0;
    }
    const folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-e2e-cluster-'));
    const keep = call.has('keep') ? await forwardTo(join(folder, 'api-server.socket')) : undefined;
    const what: Prepared = { folder, environments, programs, keep };
    const [code] = await once(startInNamespaces('e2e-cluster', what), 'exit');
    console.error(`The logs of this run: ${folder}`);
    return typeof code === 'number' ? code : 1;
  },
};
