import type { Bytes } from './units';

/** How much a program shows when its metrics are pulled. */
export interface Shown {
  readonly samples: number;
  /** Those of them for which somebody asks, where only these are kept. */
  readonly asked: number;
  /** The whole answer, uncompressed. */
  readonly size: Bytes;
}
