import { readFileSync, writeFileSync } from 'node:fs';
import { type Outcome, Report } from '../report';

/** How many checks have which verdict. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A report whose verdicts can be counted while it is written. */
export class CountedReport extends Report {
  private readonly verdicts = { passed: 0, failed: 0, skipped: 0 };

  get counts(): Counts {
    return { ...this.verdicts };
  }

  override async check(name: string, asked: string, find: () => Promise<Outcome> | Outcome): Promise<boolean> {
    const passed = await super.check(name, asked, find);
    this.verdicts[passed ? 'passed' : 'failed']++;
    return passed;
  }

  override notRun(name: string, reason: string): void {
    super.notRun(name, reason);
    this.verdicts.skipped++;
  }
}

export function total(counts: readonly Counts[]): Counts {
  const sum = (verdict: keyof Counts) => counts.reduce((so, each) => so + each[verdict], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** As the last line of a report has it. */
export const countsLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

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
