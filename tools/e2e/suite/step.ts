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

/** A check: a row that has passed or failed, or was not run because a need of it is missing here. Nothing else reports that. */
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
      await report.check(name, [question, ...remarks].join('; '), () => find(given, run));
    },
  };
}

export interface ActionProps<N extends Needs> {
  /** What it does; a row of the report if it fails. */
  readonly name: string;
  readonly needs: N;
  readonly act: (given: Given<N>, run: Run) => Promise<void> | void;
}

/** Does something for the checks after it, which need the same. Left out where a need of it is missing. */
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
