import type { Outcome, Report } from '../../report';
import { findAll, type Given, joined, type Needs, type Preparations } from './need';
import type { Run } from './run';

/** One thing that a part does. */
export interface Step {
  readonly name: string;
  /** Whether the report has a row of it; otherwise it only prepares something for others. */
  readonly row: boolean;
  readonly prepares: Preparations;
  readonly take: (run: Run, report: Report) => Promise<void>;
}

export interface CheckProps<N extends Needs> {
  /** Its row in the report. */
  readonly name: string;
  /** What is asked, and what the answer must be. */
  readonly asked: string | ((given: Given<N>) => string);
  readonly needs: N;
  readonly find: (given: Given<N>, run: Run) => Promise<Outcome> | Outcome;
}

/** A row of the report. It is not run if this machine lacks one of its needs. No other code reports that something is not run. */
export function check<N extends Needs>({ name, asked, needs, find }: CheckProps<N>): Step {
  return {
    name,
    row: true,
    prepares: joined(Object.values(needs)),
    take: async (run, report) => {
      const found = findAll(needs, run);
      if ('missing' in found) return report.notRun(name, found.missing);
      const { given, remarks } = found;
      const question = typeof asked === 'string' ? asked : asked(given);
      await report.check(name, question, () => find(given, run), remarks);
    },
  };
}

export interface ActionProps<N extends Needs> {
  /** What it does. If it fails, this becomes a failed row of the report. */
  readonly name: string;
  readonly needs: N;
  readonly act: (given: Given<N>, run: Run) => Promise<void> | void;
}

/** Prepares something for the checks after it, which have the same needs. It is left out if one of them is missing. */
export function action<N extends Needs>({ name, needs, act }: ActionProps<N>): Step {
  return {
    name,
    row: false,
    prepares: joined(Object.values(needs)),
    take: async (run, report) => {
      const found = findAll(needs, run);
      if ('missing' in found) return;
      try {
        await act(found.given, run);
      } catch (error) {
        await report.check(name, 'no error', () => {
          throw error;
        });
      }
    },
  };
}
