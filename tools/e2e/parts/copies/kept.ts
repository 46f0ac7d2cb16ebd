import type { Protocol } from '../../../../constructs/kit';

/** What a store keeps in copies, and how it is sent and asked for. */
export interface Kept {
  /** In words, such as `lines`. */
  readonly what: string;
  /** What the one who takes it speaks, and the one who answers. */
  readonly written: Protocol;
  readonly read: Protocol;
  /** Sends a batch to a pod: the same each time that it is called. Returns by which words its parts are found; throws unless it is accepted. */
  readonly push: (url: string, batch: number, begin: bigint) => Promise<readonly string[]>;
  /** Asks a question that concerns all of it. Throws where there is no answer. */
  readonly ask: (url: string) => Promise<void>;
  /** Everything that is there since a time, in milliseconds, by the words of `push`. */
  readonly found: (url: string, began: number) => Promise<readonly string[]>;
}

/** By what it is found. */
export const marker = 'copies';

export const inEachBatch = 5;
