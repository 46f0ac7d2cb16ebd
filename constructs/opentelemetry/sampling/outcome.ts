import { Percentage } from '../../kit';
import type { Sampling } from '../../kit/model/sampling';
import { FailedTraces, type KeepPolicy, SlowTraces } from './keep';
import type { Waits } from './waits';

/** What the policies come to, for those who need to know which traces are kept. */
export function samplingOf(keep: readonly KeepPolicy[], waits: Waits): Sampling {
  return {
    errors: keep.some((policy) => policy instanceof FailedTraces),
    slowerThan: keep.find((policy) => policy instanceof SlowTraces)?.threshold,
    share: keep.find((policy) => policy instanceof Percentage),
    ...waits,
  };
}
