import { expect, test } from '@jest/globals';
import { capacityFigures } from '../../constructs/capacity';
import { capacityFiles, capacityPage, capacityPlot } from '../../tools/docs/capacity/page';
import { plot } from '../../tools/docs/capacity/plot';

/** The page of figures, and its plot. */

const files = capacityFiles();
const page = files.get(capacityPage) ?? '';

test('each figure has its row, and what was measured stands in it', () => {
  const names = [...page.matchAll(/^\| `([a-z-]+\.[a-zA-Z]+)` \|/gm)].map(([, name]) => name);
  expect(names).toEqual([...capacityFigures.keys()]);
  expect(page).toMatch(/^\| `mimir\.ingesterTime` \| 4\.2 \| microseconds .* \| 50 \(.*\) \| [\d.]+ \| measured/m);
  expect(page).toMatch(/^\| `kafka\.heap` .* \| not measured \|/m);
});

test('each store is compared with the sizes of its charts', () => {
  const shares = [...page.matchAll(/^Here: (\d+) % of the cores and (\d+) % of the memory/gm)];
  expect(shares).toHaveLength(3);
  const [mimir, loki] = shares;
  expect(Number(mimir?.[1])).toBeLessThanOrEqual(33);
  expect(Number(mimir?.[2])).toBeLessThanOrEqual(50);
  expect(Number(loki?.[1])).toBeLessThanOrEqual(33);
});

test('a larger value stands higher, a place further to the right, in factors of ten', () => {
  const text = plot('title', 'nodes', [10, 100, 1000], [{ title: 'cores', values: [1, 10, 100] }]);
  const points = /<polyline points="([^"]+)"/
    .exec(text)?.[1]
    ?.split(' ')
    .map((point) => point.split(',').map(Number));
  expect(points).toEqual([
    [52, 234],
    [182, 134],
    [312, 34],
  ]);
  expect(files.get(capacityPlot)?.match(/<polyline/g)).toHaveLength(3);
});
