import type { Outcome } from '../report';
import { askUntil } from '../wait';

/** Whether a number is what it must be within a time. */
export async function becomes(
  expected: number,
  seconds: number,
  ask: () => Promise<number | undefined>,
  pauseMilliseconds?: number,
): Promise<Outcome> {
  const last = await askUntil(seconds, ask, (value) => value === expected, pauseMilliseconds);
  return { passed: last === expected, got: `${last}` };
}
