import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { environments } from '../../main';

/** `npm run bench`: what a cold synth costs, beside what the same machine needs for nothing and for kustomize. */

const help = `Measures a cold synth of all environments, whole processes, one after the other.

Usage: npm run bench [-- --runs N]

  --runs N   how often each is run, at least 10; default: 15
  --help     this text`;

interface Contender {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

function milliseconds({ command, args }: Contender): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
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

function kustomizeContenders(): Contender[] {
  const folders = Object.keys(environments).map((name) => path.join('dist', name));
  const [tool, before] = available('kustomize', ['version'])
    ? ['kustomize', ['build']]
    : available('kubectl', ['version', '--client'])
      ? ['kubectl', ['kustomize']]
      : [undefined, []];
  if (!tool) {
    console.log('neither kustomize nor kubectl is on PATH: not compared with kustomize');
    return [];
  }
  return folders.map((folder) => ({ name: `${tool} ${folder}`, command: tool, args: [...before, folder] }));
}

const { values } = parseArgs({ options: { runs: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
if (values.help) {
  console.log(help);
} else {
  const runs = Number(values.runs ?? 15);
  if (!Number.isInteger(runs) || runs < 10) throw new Error('--runs: a whole number, 10 or more');
  const synth = ['tools/launch.js', 'tools/synth/main.ts'];
  const contenders: Contender[] = [
    { name: "floor: node -e ''", command: process.execPath, args: ['-e', ''] },
    { name: 'synth of all environments', command: process.execPath, args: synth },
    ...Object.keys(environments).map((name) => ({
      name: `synth of ${name}`,
      command: process.execPath,
      args: [...synth, name],
    })),
    ...kustomizeContenders(),
  ];
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
    console.log(`${name.padEnd(32)} ${median(list).toFixed(0).padStart(6)} ms  ${ratio.padStart(5)} × floor`);
  }
}
