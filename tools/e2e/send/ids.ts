import { createHash } from 'node:crypto';

/** The id of a trace. It is the same in every run. */
export function traceIdOf(seed: string): string {
  return createHash('md5').update(seed).digest('hex');
}

export function spanIdOf(seed: string): string {
  return traceIdOf(seed).slice(0, 16);
}

export function now(): bigint {
  return BigInt(Date.now()) * 1_000_000n;
}
