import type { RequestProps } from '../../http';

/** One request of a visitor. */
export type Visit = readonly [path: string, props: RequestProps];

/** A real application of an environment: how it is visited, and which traces of that can be found. */
export interface Application {
  /** Its workload, which answers at the port `http`. Its service has the same name. */
  readonly workload: string;
  /** The requests of visitors, in turn. */
  readonly visits: readonly Visit[];
  /** Every status that occurs among the answers. */
  readonly statuses: readonly number[];
  /** A word of a line that it prints again and again. */
  readonly usualLine: string;
  /** Visits that fail. */
  readonly failure: {
    readonly status: number;
    /** Words of the one line that the application then prints. The line names the trace. */
    readonly line: string;
  };
}
