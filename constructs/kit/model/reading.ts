/** Something of which everybody gets the same who reads it, such as the log files of a node. */
export interface Reading {
  /** What it is, such as `the log lines of pods`: the same text wherever it is read. */
  readonly what: string;
  /** Which part of it is chosen, as a text that is equal for the same part; of two others nothing is said. Default: all of it. */
  readonly chosen?: string;
  /** The property by which it is read. */
  readonly property: string;
  /** The properties that say where it is sent. */
  readonly sentBy: readonly string[];
  /** A store that gets a piece of it twice keeps it once, so that it may be sent by two for a while. Default: it is kept, or counted, twice. */
  readonly isKeptOnce?: boolean;
}

/** What containers print, by which program it is read does not matter. */
export const linesOfPods: Pick<Reading, 'what' | 'isKeptOnce'> = { what: 'the log lines of pods', isKeptOnce: true };
