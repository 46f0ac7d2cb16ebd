import { spawnSync } from 'node:child_process';
import { onPath } from './path';

let known: { readonly path: string | undefined } | undefined;

/** The container engine of this machine that answers, if there is one. */
export function containerEngine(): string | undefined {
  known ??= { path: ['docker', 'podman'].map(onPath).find((file) => file !== undefined && answers(file)) };
  return known.path;
}

function answers(file: string): boolean {
  return spawnSync(file, ['info'], { stdio: 'ignore', timeout: 10_000 }).status === 0;
}
