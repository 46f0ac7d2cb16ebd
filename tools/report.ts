import pc from 'picocolors';
import { errorMessage } from '../constructs/kit/model/error-message';

/** What a check found: whether it is as it must be, and what came back. */
export interface Outcome {
  readonly passed: boolean;
  readonly got: string;
}

/** How many checks have which verdict. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** As the last line of a report has it. */
export const countsLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** A check with its outcome. */
export interface Result extends Outcome {
  readonly name: string;
  readonly skipped: boolean;
  readonly remarks?: readonly string[];
}

/** The named checks of a run, printed as they come, and their counts. */
export class Report {
  readonly results: Result[] = [];
  private readonly begin = performance.now();

  /** So far. */
  get counts(): Counts {
    const count = (test: (result: Result) => boolean) => this.results.filter(test).length;
    return {
      passed: count(({ passed }) => passed),
      failed: count(({ passed, skipped }) => !passed && !skipped),
      skipped: count(({ skipped }) => skipped),
    };
  }

  /**
   * A check that throws has failed; its words are what came back. `remarks`: what its row must say besides, such as that another
   * program has answered. Returns whether it has passed.
   */
  async check(
    name: string,
    asked: string,
    find: () => Promise<Outcome> | Outcome,
    remarks: readonly string[] = [],
  ): Promise<boolean> {
    const { passed, got } = await outcomeOf(find);
    this.results.push({ name, passed, got, skipped: false, remarks });
    const verdict = passed ? pc.green('passed') : pc.red('failed');
    const question = [asked, ...remarks].join('; ');
    console.log(`${this.clock()} ${verdict}  ${name}\n    asked: ${question}\n    got:   ${firstLines(got)}`);
    return passed;
  }

  notRun(name: string, reason: string): void {
    this.results.push({ name, passed: false, got: reason, skipped: true });
    console.log(`${this.clock()} ${pc.yellow('not run')} ${name}\n    because ${reason}`);
  }

  heading(text: string): void {
    console.log(`\n${this.clock()} ${pc.bold(text)}`);
  }

  note(text: string): void {
    console.log(`${this.clock()} ${pc.dim(text)}`);
  }

  table(headings: readonly string[], rows: readonly (readonly string[])[]): void {
    const widths = headings.map((heading, column) =>
      Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
    );
    const line = (row: readonly string[]) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd();
    console.log([pc.bold(line(headings)), ...rows.map(line)].map((each) => `  ${each}`).join('\n'));
  }

  /** The last line. Returns whether nothing failed. */
  finish(): boolean {
    this.heading('Checks');
    this.table(
      ['verdict', 'check', 'what came back'],
      this.results.map(({ name, passed, skipped, got, remarks = [] }) => [
        skipped ? 'not run' : passed ? 'passed' : 'FAILED',
        shorten(name, 90),
        [...remarks, shorten(got, 90)].join('; '),
      ]),
    );
    console.log(`\n${countsLine(this.counts)}`);
    return this.counts.failed === 0;
  }

  private clock(): string {
    return pc.dim(`${((performance.now() - this.begin) / 1000).toFixed(0).padStart(3)} s`);
  }
}

async function outcomeOf(find: () => Promise<Outcome> | Outcome): Promise<Outcome> {
  try {
    return await find();
  } catch (error) {
    return { passed: false, got: errorMessage(error) };
  }
}

/** Enough of a long answer. */
function firstLines(text: string): string {
  const lines = text.split('\n');
  return lines
    .slice(0, 8)
    .concat(lines.length > 8 ? [`… and ${lines.length - 8} lines more`] : [])
    .join('\n           ');
}

function shorten(text: string, length: number): string {
  const [line = ''] = text.split('\n');
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
