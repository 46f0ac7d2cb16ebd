import { spawnSync } from 'node:child_process';

/** One of those that are measured against each other. */
export interface Contender {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** What is made ready before each run, and not measured. Default: nothing. */
  readonly prepare?: () => void;
  readonly environmentVariables?: NodeJS.ProcessEnv;
  /** Where it runs. Default: here. */
  readonly folder?: string;
}

/** How often each contender runs. */
export interface Rounds {
  /** Rounds that only warm up. Their times are not counted. */
  readonly warmUp: number;
  readonly measured: number;
}

/** Runs all of them. Prints the median of each, and its ratio to the median of the first. */
export function compete(contenders: readonly Contender[], { warmUp, measured }: Rounds): void {
  const times = new Map(contenders.map((contender) => [contender, [] as number[]]));
  // All of them in each round, so that a slow minute of the machine falls on all alike.
  for (let round = 0; round < warmUp + measured; round++) {
    for (const [contender, list] of times) {
      const time = milliseconds(contender);
      if (round >= warmUp) list.push(time);
    }
  }
  const [floor = []] = times.values();
  console.log(`median of ${measured} ${measured === 1 ? 'run' : 'runs'}, whole processes`);
  for (const [{ name }, list] of times) {
    const ratio = (median(list) / median(floor)).toFixed(1);
    console.log(`${name.padEnd(50)} ${median(list).toFixed(0).padStart(6)} ms  ${ratio.padStart(5)} × floor`);
  }
}

function milliseconds({ command, args, prepare, environmentVariables, folder }: Contender): number {
  prepare?.();
  const env = { ...process.env, ...environmentVariables };
  const start = performance.now();
  const { status, stderr } = spawnSync(command, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
