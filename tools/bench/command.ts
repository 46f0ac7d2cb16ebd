import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Command, UsageError } from '../cli/command';
import { launcher } from '../launcher';
import { type Contender, compete } from './contenders';

export const command: Command = {
  name: 'bench',
  summary:
    'Measures a cold synth, whole processes, round by round, beside what this machine needs for nothing and for kustomize.',
  details: `A change of an environment costs what "all environments" costs: the project's own code is bundled at every run. "without types"
leaves the compiler out. "first of all" is the first run after npm ci, which bundles the libraries and knows nothing of the types.`,
  options: { runs: { value: 'N', help: 'how often each is run, at least 10; default: 15' } },
  run(call) {
    const runs = Number(call.value('runs') ?? 15);
    if (!Number.isInteger(runs) || runs < 10) throw new UsageError('--runs takes a whole number, 10 or more');
    const cache = mkdtempSync(path.join(tmpdir(), 'lgtm-cdk8s-bench-'));
    try {
      const floor = { name: "floor: node -e ''", command: process.execPath, args: ['-e', ''] };
      compete([floor, ...synthContenders(cache, call.project.names), ...kustomizeContenders(call.project.names)], runs);
    } finally {
      rmSync(cache, { recursive: true });
    }
    return 0;
  },
};

function synthContenders(cache: string, names: readonly string[]): Contender[] {
  const synth = [launcher, 'synth'];
  const common = { command: process.execPath, environmentVariables: { LGTM_CDK8S_CACHE: cache } };
  return [
    { name: 'all environments, first of all', args: synth, prepare: () => emptyFolder(cache), ...common },
    { name: 'all environments', args: synth, ...common },
    { name: 'all environments, without types', args: [...synth, '--without-types'], ...common },
    ...names.map((name) => ({ name, args: [...synth, '--environment', name], ...common })),
  ];
}

function emptyFolder(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true });
}

const available = (command: string, args: readonly string[]) => spawnSync(command, args).status === 0;

function kustomizeContenders(names: readonly string[]): Contender[] {
  const [command, before] = available('kustomize', ['version'])
    ? ['kustomize', ['build']]
    : available('kubectl', ['version', '--client'])
      ? ['kubectl', ['kustomize']]
      : [undefined, []];
  if (!command) {
    console.log('neither kustomize nor kubectl is on PATH: not compared with kustomize');
    return [];
  }
  return names.map((name) => ({ name: `${command} ${name}`, command, args: [...before, path.join('dist', name)] }));
}
