import { grouped } from './amounts';
import type { Carried } from './forms';
import { replicationFactor } from './replication';

/** The most cores that queries take of one process. With more, what answers them is to grow by itself, and not with what writes. */
const mostCores = 4;

/**
 * What processes that do everything carry of queries. `milliseconds`: what each query takes of processor time, where processes keep so many
 * copies of what is new.
 */
export function queries(amount: number, milliseconds: (copies: number) => number): Carried {
  const most = (processes: number) => Math.floor((mostCores * processes * 1000) / milliseconds(processes));
  return {
    what: 'queries a second',
    amount,
    most: { single: most(1), replicated: most(replicationFactor) },
    inWords: grouped,
  };
}
