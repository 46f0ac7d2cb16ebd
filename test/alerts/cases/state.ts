import type { LastingCase, Series } from '../case';

const hour = 240;

/** Two hours of one value. */
export const always = (value: number): string => `${value}x${2 * hour}`;

/** What is 1 while something is wrong. */
export const isOne = { bad: 1, good: 0 };

/** A series that has a bad value, or a good one, beside others that do not change. A roll-out makes it bad for three minutes. */
export function state(
  series: string,
  { bad, good }: { readonly bad: number; readonly good: number },
  beside: Series = {},
): Pick<LastingCase, 'holds' | 'healthy' | 'rollOut'> {
  return {
    holds: { ...beside, [series]: always(bad) },
    healthy: { ...beside, [series]: always(good) },
    rollOut: { ...beside, [series]: `${good}x${hour} ${bad}x12 ${good}x${hour}` },
  };
}

/** Room of 1,000 that will be used up within a day, or not. */
export function filling(series: string, beside: Series): Pick<LastingCase, 'holds' | 'healthy' | 'rollOut'> {
  return {
    // A third is free, and 0.1 less each quarter of a minute: 576 a day.
    holds: { ...beside, [series]: `330-0.1x${2 * hour}` },
    healthy: { ...beside, [series]: `330-0.01x${2 * hour}` },
    // An image is pulled: 9 in three minutes.
    rollOut: { ...beside, [series]: `369x${hour} 369-0.75x12 360x${hour}` },
  };
}
