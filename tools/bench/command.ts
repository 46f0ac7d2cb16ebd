import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Command, UsageError } from '../cli/command';
import { Workspace } from '../workspace';
import { type Contender, compete } from './contenders';

export const command: Command = {
  name: 'bench',
  summary:
    'Measures a cold synth, whole processes, round by round, beside what this machine needs for nothing and for kustomize.',
  details: `It works in a copy of this repository. "after a change": of an environment, whose text is bundled at every run, or of the
package, whose bundle is made anew then. "without types" leaves the compiler out. "first of all" is the first run after npm ci, which
bundles the libraries and knows nothing of the types.`,
  options: {
    runs: { value: 'N', help: 'how often each is run, at least 10; default: 15' },
    once: { help: 'run each once, to see that all of it runs; what it takes says nothing then' },
  },
  run(call) {
    const once = call.has('once');
    if (once && call.value('runs') !== undefined)
      throw new UsageError('--once and --runs are two ways to say how often');
    const runs = once ? 1 : Number(call.value('runs') ?? 15);
    if (!once && (!Number.isInteger(runs) || runs < 10))
      throw new UsageError('--runs takes a whole number, 10 or more');
    const workspace = new Workspace();
    try {
      const floor = { name: "floor: node -e ''", command: process.execPath, args: ['-e', ''] };
      const { names } = call.project;
      compete([floor, ...synthContenders(workspace, names), ...kustomizeContenders(names)], {
        warmUp: once ? 0 : 1,
        measured: runs,
      });
    } finally {
      workspace.remove();
    }
    return 0;
  },
};

function synthContenders(workspace: Workspace, names: readonly string[]): Contender[] {
  const { folder } = workspace;
  const cache = path.join(folder, '.bench-cache');
  const synth = [path.join(folder, 'tools', 'launch.js'), 'synth'];
  const common = { command: process.execPath, folder, environmentVariables: { LGTM_CDK8S_CACHE: cache } };
  const withAndWithoutTypes = (name: string, prepare?: () => void): Contender[] => [
    { name, args: synth, prepare, ...common },
    { name: `${name}, without types`, args: [...synth, '--without-types'], prepare, ...common },
  ];
  return [
    {
      name: 'all environments, first of all',
      args: synth,
      prepare: () => rmSync(cache, { recursive: true, force: true }),
      ...common,
    },
    ...withAndWithoutTypes('all environments'),
    ...withAndWithoutTypes('after a change of an environment', () => change(workspace, 'environments')),
    ...withAndWithoutTypes('after a change of the package', () => change(workspace, 'constructs/kit/pods')),
    ...names.map((name) => ({ name, args: [...synth, '--environment', name], ...common })),
  ];
}

/** The first file of a folder says something else than before, which changes nothing of what is rendered. */
function change(workspace: Workspace, folder: string): void {
  const [first] = readdirSync(path.join(workspace.folder, folder)).filter((name) => name.endsWith('.ts'));
  if (first === undefined) throw new Error(`${folder} has no file that could be changed`);
  const file = path.join(folder, first);
  workspace.write(file, `${workspace.read(file)}// ${performance.now()}\n`);
}

/** Programs that build a kustomization, the one to take first. */
const builders = [
  { command: 'kustomize', version: ['version'], build: 'build' },
  { command: 'kubectl', version: ['version', '--client'], build: 'kustomize' },
] as const;

function kustomizeContenders(names: readonly string[]): Contender[] {
  const builder = builders.find(({ command, version }) => spawnSync(command, version).status === 0);
  if (!builder) {
    console.log('neither kustomize nor kubectl is on PATH: not compared with kustomize');
    return [];
  }
  const { command, build } = builder;
  return names.map((name) => ({ name: `${command} ${name}`, command, args: [build, path.join('dist', name)] }));
}
