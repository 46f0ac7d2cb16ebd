import { readFileSync, writeFileSync } from 'node:fs';
import type { Counts } from '../report';

/** Of several reports together. */
export function total(counts: readonly Counts[]): Counts {
  const sum = (verdict: keyof Counts) => counts.reduce((so, each) => so + each[verdict], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** Leaves the counts for the process that has started this one. */
export function leaveCounts(file: string, counts: Counts): void {
  writeFileSync(file, JSON.stringify(counts));
}

/** Undefined if they were not left: the process has ended before. */
export function countsLeft(file: string): Counts | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
