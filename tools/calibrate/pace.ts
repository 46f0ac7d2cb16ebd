import { sleep } from '../wait';

/** Waits until so much may have been done since a beginning, as `performance.now()` had it, at a rate a second. */
export async function atRate(done: number, perSecond: number, begin: number): Promise<void> {
  const ahead = (done / perSecond) * 1000 - (performance.now() - begin);
  if (ahead > 0) await sleep(ahead);
}
