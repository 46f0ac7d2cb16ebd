import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { environments } from '../../main';
import { emptyFolder, keepLibraries } from './bundles';

/** `npm run bench`: what a cold synth costs, beside what the same machine needs for nothing and for kustomize. */

const help = `Measures a cold synth, whole processes, round by round.

Usage: npm run bench [-- --runs N]

  --runs N   how often each is run, at least 10; default: 15
  --help     this text

"after a change" is what you wait for when you have edited an environment: the project's own code is bundled anew.
"again" finds that bundle too. "first of all" is the first run after npm ci, which bundles the libraries as well.`;

interface Contender {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** What is made ready before each run, and not measured. */
  readonly prepare?: () => void;
  readonly environmentVariables?: NodeJS.ProcessEnv;
}

function milliseconds({ command, args, prepare, environmentVariables }: Contender): number {
  prepare?.();
  const env = { ...process.env, ...environmentVariables };
  const start = performance.now();
  const { status, stderr } = spawnSync(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

const available = (command: string, args: readonly string[]) => spawnSync(command, args).status === 0;

function synthContenders(bundles: string): Contender[] {
  const synth = ['tools/launch.js', 'tools/synth/main.ts'];
  const common = { command: process.execPath, environmentVariables: { LGTM_CDK8S_BUNDLES: bundles } };
  const names = Object.keys(environments);
  return [
    { name: 'all environments, first of all', args: synth, prepare: () => emptyFolder(bundles), ...common },
    { name: 'all environments, after a change', args: synth, prepare: () => keepLibraries(bundles), ...common },
    { name: 'all environments, again', args: synth, ...common },
    ...names.map((name) => ({ name: `${name}, again`, args: [...synth, name], ...common })),
  ];
}

function kustomizeContenders(): Contender[] {
  const folders = Object.keys(environments).map((name) => path.join('dist', name));
  const [command, before] = available('kustomize', ['version'])
    ? ['kustomize', ['build']]
    : available('kubectl', ['version', '--client'])
      ? ['kubectl', ['kustomize']]
      : [undefined, []];
  if (!command) {
    console.log('neither kustomize nor kubectl is on PATH: not compared with kustomize');
    return [];
  }
  return folders.map((folder) => ({ name: `${command} ${folder}`, command, args: [...before, folder] }));
}

function compete(contenders: readonly Contender[], runs: number): void {
  const times = new Map(contenders.map((contender) => [contender, [] as number[]]));
  // Round by round, so that a slow minute of the machine falls on all alike; the first round only warms up.
  for (let round = 0; round <= runs; round++) {
    for (const [contender, list] of times) {
      const time = milliseconds(contender);
      if (round > 0) list.push(time);
    }
  }
  const [floor = []] = times.values();
  console.log(`median of ${runs} runs, whole processes`);
  for (const [{ name }, list] of times) {
    const ratio = (median(list) / median(floor)).toFixed(1);
    console.log(`${name.padEnd(34)} ${median(list).toFixed(0).padStart(6)} ms  ${ratio.padStart(5)} × floor`);
  }
}

const { values } = parseArgs({ options: { runs: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
if (values.help) {
  console.log(help);
} else {
  const runs = Number(values.runs ?? 15);
  if (!Number.isInteger(runs) || runs < 10) throw new Error('--runs: a whole number, 10 or more');
  const bundles = mkdtempSync(path.join(tmpdir(), 'lgtm-cdk8s-bench-'));
  try {
    const floor = { name: "floor: node -e ''", command: process.execPath, args: ['-e', ''] };
    compete([floor, ...synthContenders(bundles), ...kustomizeContenders()], runs);
  } finally {
    rmSync(bundles, { recursive: true });
  }
}
