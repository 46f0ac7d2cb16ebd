import type { Series } from '../stores/metric-store';

/** How many requests took at most so many seconds, by each upper bound of a classic histogram. */
export type Cumulative = ReadonlyMap<number, number>;

/** The series of a histogram, summed by `le`. `secondsPerUnit`: of its bounds. */
export const cumulativeOf = (series: readonly Series[], secondsPerUnit = 1): Cumulative =>
  new Map(series.map(({ metric, value }) => [boundOf(metric.le ?? '') * secondsPerUnit, Number(value[1])]));

const boundOf = (le: string): number => (le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le));

/** What has come since. */
export const grownBy = (after: Cumulative, before: Cumulative): Cumulative =>
  new Map([...after].map(([bound, count]) => [bound, count - (before.get(bound) ?? 0)]));

/** Seconds: more than the first, at most the second. */
export interface Bucket {
  readonly from: number;
  readonly to: number;
}

/** In which bucket a share of the requests ends, and the buckets before and after it. Undefined: nothing was counted. */
export function bucketOf(
  share: number,
  counts: Cumulative,
): { readonly in: Bucket; readonly around: Bucket } | undefined {
  const bounds = [0, ...[...counts.keys()].sort((one, other) => one - other)];
  const all = counts.get(Number.POSITIVE_INFINITY) ?? 0;
  const index = bounds.findIndex((bound) => (counts.get(bound) ?? 0) >= all * share);
  const [before, from, to] = [bounds[Math.max(index - 2, 0)], bounds[index - 1], bounds[index]];
  if (all <= 0 || before === undefined || from === undefined || to === undefined) return undefined;
  return { in: { from, to }, around: { from: before, to: bounds[index + 1] ?? to } };
}

/** Whether a value can lie in both. */
export const meet = (one: Bucket, other: Bucket): boolean => one.from < other.to && other.from < one.to;

export const shownBucket = ({ from, to }: Bucket): string => `${milliseconds(from)} to ${milliseconds(to)}`;

export const milliseconds = (seconds: number): string => `${(seconds * 1000).toFixed(2)} ms`;
