import type { RequestProps } from '../http';

/** What a visitor asks for: a path, and what is sent along. */
export type Visit = readonly [path: string, props: RequestProps];

/** A real application of an environment: how it is visited, and what can be seen of that. */
export interface Application {
  /** Its workload, which answers at the port `http`. Its service has the same name. */
  readonly workload: string;
  /** What visitors ask for, again and again. */
  readonly visits: readonly Visit[];
  /** Every status with which it answers some of them. */
  readonly statuses: readonly number[];
  /** A word of a line that it prints again and again. */
  readonly usualLine: string;
  /** What happens in each visit that is answered with `status`. */
  readonly failure: {
    readonly status: number;
    /** A part of the one line that it then prints, which names the trace. */
    readonly line: string;
  };
}
