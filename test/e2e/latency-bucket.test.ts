import { describe, expect, test } from '@jest/globals';
import { bucketOf, cumulativeOf, grownBy, meet } from '../../tools/e2e/parts/latency-bucket';

/** A histogram as PromQL answers with it, in the order that it chooses. */
const histogram = (counts: Readonly<Record<string, number>>, secondsPerUnit?: number) =>
  cumulativeOf(
    Object.entries(counts).map(([le, count]) => ({ metric: { le }, value: [0, String(count)] })),
    secondsPerUnit,
  );

describe('the bucket in which a share of the requests ends', () => {
  const counts = histogram({ '+Inf': 100, '10': 90, '20': 96, '50': 99, '5': 40 }, 0.001);

  test.each([
    [0.3, { from: 0, to: 0.005 }, { from: 0, to: 0.01 }],
    [0.95, { from: 0.01, to: 0.02 }, { from: 0.005, to: 0.05 }],
    [0.96, { from: 0.01, to: 0.02 }, { from: 0.005, to: 0.05 }],
    [0.995, { from: 0.05, to: Number.POSITIVE_INFINITY }, { from: 0.02, to: Number.POSITIVE_INFINITY }],
  ])('%s', (share, bucket, around) => {
    expect(bucketOf(share, counts)).toEqual({ in: bucket, around });
  });

  test('of nothing there is none', () => {
    expect(bucketOf(0.95, histogram({}))).toBeUndefined();
    expect(bucketOf(0.95, grownBy(counts, counts))).toBeUndefined();
  });

  test('what was counted before is not counted', () => {
    const after = histogram({ '5': 40, '10': 90, '20': 96, '50': 99, '+Inf': 200 }, 0.001);
    expect(bucketOf(0.95, grownBy(after, counts))?.in).toEqual({ from: 0.05, to: Number.POSITIVE_INFINITY });
  });
});

test('buckets meet where a value can lie in both', () => {
  const [one, other, third] = [
    { from: 0, to: 2 },
    { from: 1, to: 3 },
    { from: 2, to: 4 },
  ];
  expect([meet(one, other), meet(other, one), meet(one, third), meet(third, one)]).toEqual([true, true, false, false]);
});
